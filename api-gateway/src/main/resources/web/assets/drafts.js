// What only its author sees.

import { blogs } from "./api.js";
import { el } from "./dom.js";
import { blogList } from "./lists.js";
import { empty } from "./states.js";

export async function drafts({ query }) {
  const { data } = await blogs.drafts({ cursor: query.get("cursor") ?? "" });
  return {
    title: "Drafts",
    content: el("div", {},
      el("h1", { tabindex: "-1" }, "Drafts"),
      data.items.length > 0
        ? blogList(data, query, { drafts: true })
        : empty("No drafts.", el("p", {}, el("a", { class: "button", href: "#/write" }, "Write something")))),
  };
}
