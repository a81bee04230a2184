// Small things that several views show of a blog or comment.

import { el } from "./dom.js";
import { count, day, moment } from "./words.js";

/** Null names come from a page that user-service could not decorate. */
export function author({ authorName, authorUsername }) {
  if (!authorUsername) return el("span", { class: "author" }, authorName ?? "somebody");
  const address = `#/authors/${encodeURIComponent(authorUsername)}`;
  return el("a", { class: "author", href: address }, authorName ?? authorUsername);
}

export function when(time) {
  return el("time", { datetime: time, title: moment(time) }, day(time));
}

export function commentCount({ commentCount: number }) {
  return number === null ? null : el("span", {}, number === 0 ? "no comments" : count(number, "comment"));
}

export function tags(names) {
  if (names.length === 0) return null;
  return el("ul", { class: "tags", "aria-label": "Tags" }, names.map(name =>
    el("li", {}, el("a", { href: `#/?${new URLSearchParams({ tag: name })}` }, name))));
}

export function byline(...parts) {
  const shown = parts.filter(Boolean);
  return el("p", { class: "byline" }, shown.flatMap((part, index) => index === 0 ? [part] : [" · ", part]));
}
