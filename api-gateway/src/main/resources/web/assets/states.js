// What a view shows when there is nothing to show: not yet, not at all, or not any more.

import { el } from "./dom.js";
import { traceLink } from "./traces.js";
import { reason } from "./words.js";

export function loading() {
  return el("p", { class: "loading", role: "status" }, "Loading…");
}

export function empty(title, ...more) {
  return el("div", { class: "empty" }, el("p", { class: "lead" }, title), more);
}

/** A failure as readable as a success, with its trace; again is what a second try does, if there can be one. */
export function failure(problem, again) {
  const box = el("div", { class: "failure", role: "alert" },
    el("p", {}, problem.status > 0 ? el("span", { class: "status bad" }, problem.status) : null, " ", reason(problem)),
    fieldless(problem),
    el("p", { class: "actions" },
      again ? el("button", { type: "button", class: "quiet small", onclick: again }, "Try again") : null,
      openTrace(problem)));
  if (problem.status === 0 && again) whenBack(box, again);
  return box;
}

/** A link to the trace of a request or problem; null where traces are not shown. */
export function openTrace(request, label = "Open trace") {
  const link = traceLink(request);
  return link ? el("a", { class: "open-trace", href: link, target: "_blank", rel: "noopener" }, label) : null;
}

export function missing(problem) {
  return {
    title: "Not here",
    content: el("div", {},
      el("h1", { tabindex: "-1" }, "Not here"),
      el("p", {}, "There is nothing at this address: it was deleted, was never published, or the link is cut off."),
      el("p", { class: "actions" }, el("a", { href: "#/" }, "Newest blogs"), problem ? openTrace(problem) : null)),
  };
}

// Rules that a request broke, where no input stands beside them.
function fieldless({ status, errors }) {
  if (status !== 400 || errors.length === 0) return null;
  return el("ul", {}, errors.map(({ field, message }) => el("li", {}, `${field} ${message}`)));
}

function whenBack(box, again) {
  addEventListener("online", () => { if (box.isConnected) again(); }, { once: true });
}
