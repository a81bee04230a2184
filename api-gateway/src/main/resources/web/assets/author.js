// An author, and what they have published.

import { blogs, users } from "./api.js";
import { when } from "./bylines.js";
import { el } from "./dom.js";
import { blogList } from "./lists.js";
import { session } from "./session.js";
import { empty } from "./states.js";

export async function author({ username, query }) {
  const [{ data: profile }, { data: page }] = await Promise.all([
    users.get(username),
    blogs.list({ author: username, cursor: query.get("cursor") ?? "" }),
  ]);
  return {
    title: profile.displayName,
    content: el("div", {},
      el("header", { class: "profile" },
        el("h1", { tabindex: "-1" }, profile.displayName),
        el("p", { class: "byline" }, `@${profile.username} · here since `, when(profile.createdAt)),
        profile.bio ? el("p", { class: "bio" }, profile.bio) : null,
        session.user?.id === profile.id ? el("p", {}, el("a", { href: "#/account" }, "Change your profile")) : null),
      page.items.length > 0 ? blogList(page, query) : empty("Nothing published yet.")),
  };
}
