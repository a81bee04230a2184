// What people say of a blog, with one level of replies.

import { comments, retryKeys } from "./api.js";
import { author, when } from "./bylines.js";
import { confirm } from "./dialogs.js";
import { el, hidden } from "./dom.js";
import { button, field, form } from "./forms.js";
import { rendered } from "./markdown.js";
import { announce, here } from "./router.js";
import { session } from "./session.js";
import { failure, loading } from "./states.js";

/** Comes after the blog: whoever reads need not wait for it. */
export function discussion(blog) {
  const list = el("ol", { class: "comments" });
  const end = el("div", {}, loading());
  const heading = el("h2", { id: "comments", tabindex: "-1" }, "Comments");
  more({ blog, list, end, heading });
  return el("section", { class: "discussion", "aria-labelledby": "comments" }, heading, list, end,
    session.user ? commentForm(blog, list) : invitation());
}

async function more(context, cursor) {
  const { blog, list, end } = context;
  const before = list.lastElementChild;
  end.replaceChildren(loading());
  try {
    const { data } = await comments.list(blog.id, cursor);
    for (const comment of data.items) add(comment, context);
    end.replaceChildren(...rest(context, data.nextCursor));
  } catch (problem) {
    if (!("status" in problem)) throw problem;
    end.replaceChildren(failure(problem, () => more(context, cursor)));
  }
  if (cursor) (before?.nextElementSibling ?? list.lastElementChild)?.focus();
}

function rest(context, nextCursor) {
  if (nextCursor) {
    const onclick = () => more(context, nextCursor);
    return [el("button", { type: "button", class: "quiet", onclick }, "More comments")];
  }
  return context.list.childElementCount === 0 ? [el("p", { class: "none" }, "Nobody has said anything yet.")] : [];
}

/** A reply comes after its comment, which is older and so is there already. */
function add(comment, context) {
  const parent = comment.parentId ? inside(context, comment.parentId) : null;
  const element = made(comment, context);
  (parent ? replies(parent) : context.list).append(element);
  return element;
}

// Not by asking the page, where the same comments may stand that this list is about to replace.
const inside = ({ list }, id) => [...list.children].find(element => element.id === `c-${id}`);

function replies(parent) {
  const existing = parent.querySelector(":scope > .replies");
  if (existing) return existing;
  const list = el("ol", { class: "replies" });
  parent.append(list);
  return list;
}

function made(comment, context) {
  const replyPlace = el("div");
  const failures = el("div");
  return el("li", { id: `c-${comment.id}`, class: "comment", tabindex: "-1" },
    el("p", { class: "byline" }, author(comment), " · ", when(comment.createdAt)),
    el("div", { class: "prose" }, rendered(comment.content, { headings: false })),
    el("p", { class: "actions" }, replyButton(comment, context, replyPlace), deleteButton(comment, context, failures)),
    failures,
    replyPlace);
}

function replyButton(comment, context, place) {
  if (!session.user || comment.parentId) return null;
  return el("button", { type: "button", class: "link", onclick: () => {
    const close = () => place.replaceChildren();
    const made = commentForm(context.blog, context.list, comment, close);
    place.replaceChildren(made);
    made.querySelector("textarea").focus();
  } }, "Reply", hidden(` to ${comment.authorName ?? "this comment"}`));
}

function deleteButton(comment, context, failures) {
  if (![comment.authorId, context.blog.authorId].includes(session.user?.id)) return null;
  return el("button", { type: "button", class: "link danger", onclick: async () => {
    failures.replaceChildren();
    try {
      await remove(comment, context);
    } catch (problem) {
      if (!("status" in problem)) throw problem;
      failures.replaceChildren(failure(problem));
    }
  } }, "Delete", hidden(` the comment of ${comment.authorName ?? "somebody"}`));
}

async function remove(comment, { blog, list, end, heading }) {
  const wanted = await confirm({
    title: "Delete this comment?",
    text: comment.parentId ? "It will be gone for everybody." : "It and all replies to it will be gone for everybody.",
    action: "Delete it",
  });
  if (!wanted) return;
  await comments.delete(blog.id, comment.id);
  document.getElementById(`c-${comment.id}`)?.remove();
  if (list.childElementCount === 0 && end.childElementCount === 0) end.replaceChildren(...rest({ list }, null));
  // What had the focus is gone with the comment.
  heading.focus();
  announce("The comment is deleted.");
}

function commentForm(blog, list, parent, close) {
  const keyOf = retryKeys();
  const label = parent ? `Reply to ${parent.authorName ?? "this comment"}` : "Say something";
  const made = form({
    label,
    className: "comment-form",
    content: field({ name: "content", label, rows: 4, maxlength: 5000, hint: "Markdown works here." }),
    buttons: [button(parent ? "Reply" : "Comment"), parent ? button("Cancel", { quiet: true, onclick: close }) : null],
    send: async ({ content }) => {
      const comment = { content, parentId: parent?.id ?? null };
      const { data } = await comments.create(blog.id, comment, keyOf(comment));
      keyOf(null);
      made.reset();
      list.parentElement.querySelector(".none")?.remove();
      const context = { blog, list, end: list.nextElementSibling, heading: list.previousElementSibling };
      add(data, context).focus();
      close?.();
      announce("Your comment is there for everybody.");
    },
  });
  return made;
}

function invitation() {
  const address = `#/login?${new URLSearchParams({ back: here() })}`;
  return el("p", {}, el("a", { href: address }, "Log in"), " to say something.");
}
