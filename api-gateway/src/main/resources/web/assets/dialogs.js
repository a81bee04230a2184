// Questions that wait for an answer. The browser keeps the focus inside, and gives it back.

import { el } from "./dom.js";

/** True if the person wants it. */
export function confirm({ title, text, action }) {
  return new Promise(resolve => {
    const close = value => () => dialog.close(value);
    const dialog = el("dialog", { "aria-labelledby": "question", onclose: () => {
      const wanted = dialog.returnValue === "yes";
      dialog.remove();
      resolve(wanted);
    } },
      el("h2", { id: "question" }, title),
      el("p", {}, text),
      el("div", { class: "actions" },
        el("button", { type: "button", class: "danger", onclick: close("yes") }, action),
        el("button", { type: "button", class: "quiet", autofocus: true, onclick: close("no") }, "Cancel")));
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** Content in a dialog; the function that closes it. */
export function open(title, content) {
  const dialog = el("dialog", { "aria-labelledby": "dialog-title", onclose: () => dialog.remove() },
    el("h2", { id: "dialog-title" }, title),
    content,
    el("button", {
      type: "button", class: "quiet close", "aria-label": "Close", onclick: () => dialog.close(),
    }, "✕"));
  document.body.append(dialog);
  dialog.showModal();
  return () => dialog.close();
}
