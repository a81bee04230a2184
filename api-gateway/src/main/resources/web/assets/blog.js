// One blog, with what its author may do to it and what others say of it.

import { blogs } from "./api.js";
import { author, byline, commentCount, tags, when } from "./bylines.js";
import { discussion } from "./comments.js";
import { confirm } from "./dialogs.js";
import { el } from "./dom.js";
import { rendered } from "./markdown.js";
import { announce, go, refresh } from "./router.js";
import { session } from "./session.js";
import { failure } from "./states.js";

export async function blog({ slug }) {
  const { data, etag } = await blogs.get(slug);
  return {
    title: data.title,
    content: el("div", {}, article(data, etag), data.published ? discussion(data) : null),
  };
}

function article(data, etag) {
  const updated = data.updatedAt.slice(0, 10) === (data.publishedAt ?? data.createdAt).slice(0, 10)
    ? null
    : el("span", {}, "changed ", when(data.updatedAt));
  return el("article", { class: "blog" },
    el("header", {},
      data.published ? null : el("p", {}, el("span", { class: "badge" }, "Draft"), " Only you see it."),
      el("h1", { tabindex: "-1" }, data.title),
      byline(author(data), when(data.publishedAt ?? data.createdAt), updated, commentCount(data)),
      session.user?.id === data.authorId ? actions(data, etag) : null),
    el("div", { class: "prose" }, rendered(data.content)),
    tags(data.tags));
}

function actions(data, etag) {
  const failures = el("div");
  const attempt = async action => {
    failures.replaceChildren();
    try {
      await action();
    } catch (problem) {
      if (!("status" in problem)) throw problem;
      failures.replaceChildren(failure(problem));
    }
  };
  return el("div", { class: "mine" },
    el("div", { class: "actions" },
      el("a", { class: "button quiet small", href: `#/edit/${data.id}` }, "Edit"),
      data.published ? null : el("button", {
        type: "button", class: "small", onclick: () => attempt(() => publish(data, etag)),
      }, "Publish"),
      el("button", {
        type: "button", class: "quiet small danger", onclick: () => attempt(() => remove(data)),
      }, "Delete")),
    failures);
}

async function publish(data, etag) {
  await blogs.change(data.id, { published: true }, etag);
  announce("Published.");
  refresh();
}

async function remove(data) {
  const wanted = await confirm({
    title: "Delete this blog?",
    text: `“${data.title}” and all comments on it will be gone. This cannot be undone.`,
    action: "Delete it",
  });
  if (!wanted) return;
  await blogs.delete(data.id);
  announce("Deleted.");
  go("#/");
}
