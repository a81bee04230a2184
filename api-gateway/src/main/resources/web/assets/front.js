// The newest blogs, or those that a search or tag finds.

import { blogs } from "./api.js";
import { el } from "./dom.js";
import { blogList } from "./lists.js";
import { session } from "./session.js";
import { empty } from "./states.js";

export async function front({ query }) {
  const [q, tag, cursor] = ["q", "tag", "cursor"].map(name => query.get(name) ?? "");
  document.getElementById("search").elements.q.value = q;
  const { data } = await blogs.list({ q, tag, cursor });
  const title = titleOf(q, tag);
  return {
    title: q || tag ? title : "Tracepress",
    content: el("div", {},
      el("h1", { tabindex: "-1", class: q || tag ? null : "quiet-title" }, title),
      q || tag ? el("p", {}, el("a", { href: "#/" }, "All blogs")) : null,
      data.items.length > 0 ? blogList(data, query) : nothing(q, tag)),
  };
}

function titleOf(q, tag) {
  if (q && tag) return `“${q}” among ${tag}`;
  if (q) return `Blogs about “${q}”`;
  return tag ? `Blogs tagged ${tag}` : "Newest blogs";
}

function nothing(q, tag) {
  if (q || tag) return empty("Nothing was found.", el("p", {}, "Fewer or other words may find more."));
  return empty("Nobody has written anything yet.",
    el("p", {}, session.user
      ? el("a", { class: "button", href: "#/write" }, "Write the first blog")
      : el("a", { class: "button", href: "#/register?back=%23%2Fwrite" }, "Register and write the first blog")),
    el("p", { class: "hint" }, "Or fill the place with people and stories: ", el("code", {}, "./tracepress seed")));
}
