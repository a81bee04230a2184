// Writing: Markdown on one side, what becomes of it on the other.

import { blogs, retryKeys } from "./api.js";
import { confirm } from "./dialogs.js";
import { el } from "./dom.js";
import { button, field, form } from "./forms.js";
import { rendered } from "./markdown.js";
import { announce, go } from "./router.js";
import { needUser } from "./session.js";
import { forget, keep, kept } from "./unsent.js";

const NEW = { id: null, title: "", content: "", tags: [], published: false };
const TYPING_PAUSE = 150;

export async function write() {
  await needUser();
  return { title: "Write", content: editor("Write", NEW, null) };
}

export async function edit({ id }) {
  await needUser();
  const { data, etag } = await blogs.get(id);
  return { title: `Edit ${data.title}`, content: editor("Edit", data, etag) };
}

function editor(heading, blog, etag) {
  const typed = kept(blog.id);
  const start = typed ?? { title: blog.title, tags: blog.tags.join(", "), content: blog.content };
  const preview = el("div", { class: "prose" });
  const made = form({
    label: heading,
    content: [
      field({ name: "title", label: "Title", value: start.title, maxlength: 200, autocomplete: "off" }),
      field({
        name: "tags", label: "Tags", value: start.tags, autocomplete: "off",
        hint: "Up to 10, with commas between them.",
      }),
      el("div", { class: "panes" },
        field({
          name: "content", label: "Text", value: start.content, rows: 20, maxlength: 100000,
          hint: "Markdown. It is kept in this tab while you type.",
        }),
        el("section", { class: "preview", "aria-label": "Preview", tabindex: "0" }, preview)),
    ],
    buttons: buttons(blog),
    send: saver(blog, etag, () => {
      typing.cancel();
      forget();
    }),
  });
  const content = made.elements.content;
  const show = () => preview.replaceChildren(content.value.trim() ? rendered(content.value) : hint());
  const typing = debounced(() => {
    show();
    keep(blog.id, { title: made.elements.title.value, tags: made.elements.tags.value, content: content.value });
  });
  show();
  made.addEventListener("input", typing);
  // Else the Enter key in a line of text would publish.
  made.addEventListener("keydown", event => {
    if (event.key === "Enter" && event.target.nodeName === "INPUT") event.preventDefault();
  });
  return el("div", { class: "editor" },
    el("h1", { tabindex: "-1" }, heading),
    typed ? restored() : null,
    made);
}

function hint() {
  return el("p", { class: "hint" }, "What you write appears here as it will look.");
}

function restored() {
  return el("div", { class: "notice", role: "status" },
    el("p", {}, "What you typed last and did not save is back."),
    el("button", { type: "button", class: "quiet small", onclick: () => {
      forget();
      go(location.hash);
    } }, "Drop it"));
}

function buttons({ published }) {
  return published
    ? [button("Save", { value: "publish" }), button("Take it back to the drafts", { value: "draft", quiet: true })]
    : [button("Publish", { value: "publish" }), button("Save as draft", { value: "draft", quiet: true })];
}

/** Saves what stands in the form: a new blog, or a change of one that nobody else has changed meanwhile. */
function saver(blog, etag, onSaved) {
  const keyOf = retryKeys();
  return async ({ title, tags, content }, how) => {
    const body = { title, content, tags: named(tags), published: how !== "draft" };
    const saved = blog.id ? await change(blog.id, body, etag) : (await blogs.create(body, keyOf(body))).data;
    if (!saved) return;
    onSaved();
    announce(saved.published ? "Published." : "Saved as a draft.");
    go(saved.published ? `#/blogs/${saved.slug}` : "#/drafts");
  };
}

async function change(id, body, etag) {
  try {
    return (await blogs.change(id, body, etag)).data;
  } catch (problem) {
    if (problem.status !== 412) throw problem;
    const overwrite = await confirm({
      title: "It was changed meanwhile",
      text: "Somebody, perhaps you in another tab, has saved this blog since you opened it here.",
      action: "Save mine over it",
    });
    return overwrite ? (await blogs.change(id, body, (await blogs.get(id)).etag)).data : null;
  }
}

function named(tags) {
  return [...new Set(tags.split(",").map(tag => tag.trim()).filter(Boolean))];
}

function debounced(action) {
  let timer;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(action, TYPING_PAUSE);
  };
  later.cancel = () => clearTimeout(timer);
  return later;
}
