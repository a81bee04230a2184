// Forms that say what is wrong beside the field that is wrong, and keep what was typed.

import { el } from "./dom.js";
import { failure } from "./states.js";

let fields = 0;

/** A labelled input, or textarea with rows; error and hint are told with it. */
export function field({ name, label, hint, rows, value, ...attributes }) {
  const id = `${name}-${++fields}`;
  const described = hint ? `${id}-error ${id}-hint` : `${id}-error`;
  const input = el(rows ? "textarea" : "input", { id, name, rows, "aria-describedby": described, ...attributes });
  input.defaultValue = value ?? "";
  return el("div", { class: "field" },
    el("label", { for: id }, label),
    input,
    el("p", { class: "error", id: `${id}-error` }),
    hint ? el("p", { class: "hint", id: `${id}-hint` }, hint) : null);
}

/** A password, which can be looked at. */
export function passwordField({ name, label, autocomplete, hint }) {
  const made = field({
    name, label, hint, type: "password", autocomplete, autocapitalize: "none", spellcheck: "false",
  });
  const input = made.querySelector("input");
  const shown = el("input", {
    type: "checkbox",
    onchange: event => { input.type = event.target.checked ? "text" : "password"; },
  });
  made.append(el("label", { class: "check" }, shown, "Show it"));
  return made;
}

export const NEW_PASSWORD = "8 to 72 letters, digits, signs or spaces; letters such as é count as two. A few words"
  + " that nobody else would put together are good.";

/**
 * A form whose buttons call send with the values by name and the button's value. What send throws is told in the
 * form; one that is on its way is not sent twice.
 */
export function form({ label, content, buttons, send, className }) {
  const failures = el("div");
  const progress = el("p", { class: "progress", role: "status" });
  const made = el("form", { novalidate: true, "aria-label": label, class: className },
    failures, content, el("div", { class: "actions" }, buttons), progress);
  made.addEventListener("submit", async event => {
    event.preventDefault();
    if (made.ariaBusy === "true") return;
    clear(made, failures);
    busy(made, progress, true);
    try {
      await send(Object.fromEntries(new FormData(made)), event.submitter?.value);
    } catch (problem) {
      if (!("status" in problem)) throw problem;
      tell(made, failures, problem);
    } finally {
      busy(made, progress, false);
    }
  });
  return made;
}

export function button(label, { value, quiet, onclick } = {}) {
  return el("button", { type: onclick ? "button" : "submit", value, class: quiet ? "quiet" : null, onclick }, label);
}

function busy(made, progress, isBusy) {
  made.ariaBusy = String(isBusy);
  for (const one of made.querySelectorAll("button:not([type=button])")) one.ariaDisabled = String(isBusy);
  progress.textContent = isBusy ? "One moment…" : "";
}

function clear(made, failures) {
  failures.replaceChildren();
  for (const input of made.querySelectorAll("[aria-invalid]")) {
    input.removeAttribute("aria-invalid");
    document.getElementById(`${input.id}-error`).textContent = "";
  }
}

function tell(made, failures, problem) {
  const beside = problem.errors.filter(error => inputOf(made, error));
  for (const error of beside) {
    const input = inputOf(made, error);
    input.setAttribute("aria-invalid", "true");
    document.getElementById(`${input.id}-error`).textContent = `It ${error.message}.`;
  }
  if (beside.length > 0) inputOf(made, beside[0]).focus();
  if (beside.length === 0 || beside.length < problem.errors.length) failures.replaceChildren(failure(problem));
}

// A rule about one of several is told beside the input that holds them all: tags[2] beside tags.
function inputOf(made, { field: name }) {
  const input = made.elements[name.split(/[.[]/)[0]];
  return input?.id && document.getElementById(`${input.id}-error`) ? input : null;
}
