// Pages of blogs: the newest, those that a search finds, somebody's, or one's own drafts.

import { author, byline, commentCount, tags, when } from "./bylines.js";
import { el } from "./dom.js";
import { plain } from "./markdown.js";

const EXCERPT = 280;

/** A list with a link to the older ones, whose address is here with another cursor. */
export function blogList({ items, nextCursor }, here, { level = "h2", drafts = false } = {}) {
  return [
    el("ol", { class: "blogs" }, items.map(item => el("li", {}, teaser(item, level, drafts)))),
    here.get("cursor") || nextCursor ? pages(here, nextCursor) : null,
  ];
}

function pages(here, nextCursor) {
  return el("nav", { class: "pages", "aria-label": "Pages" },
    here.get("cursor") ? el("a", { href: address(here, null) }, "← Newest") : null,
    nextCursor ? el("a", { class: "older", href: address(here, nextCursor) }, "Older →") : null);
}

function teaser(blog, level, isDraft) {
  return el("article", {},
    el(level, {}, el("a", { href: isDraft ? `#/edit/${blog.id}` : `#/blogs/${blog.slug}` }, blog.title)),
    isDraft
      ? byline(["begun ", when(blog.createdAt)])
      : byline(author(blog), when(blog.publishedAt), commentCount(blog)),
    el("p", { class: "excerpt" }, shortened(blog.excerpt)),
    tags(blog.tags));
}

// The server cuts a text wherever it is that long, in a word as well.
function shortened(excerpt) {
  const text = plain(excerpt);
  return excerpt.length < EXCERPT ? text : `${text.slice(0, text.lastIndexOf(" "))}…`;
}

function address(here, cursor) {
  const query = new URLSearchParams(here);
  if (cursor) query.set("cursor", cursor);
  else query.delete("cursor");
  const path = location.hash.split("?")[0] || "#/";
  return query.size > 0 ? `${path}?${query}` : path;
}
