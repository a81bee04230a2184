// What the pages have in common that mailed links open. None does anything before a button is pressed, since scanners
// of mails open links too.

import { reason } from "./words.js";

/** The token of the link, which leaves the address bar at once, and with it the history and every screenshot. */
export function takeToken() {
  const token = new URLSearchParams(location.hash.slice(1)).get("token") ?? "";
  history.replaceState(null, "", location.pathname);
  return token;
}

// Another link to the same page changes only the fragment.
addEventListener("hashchange", () => location.reload());

/** Shows one state of the page, and has it read out. */
export function show(name) {
  const isFirst = document.querySelector('[data-state="starting"]:not([hidden])') !== null;
  for (const state of document.querySelectorAll("[data-state]")) {
    state.hidden = state.dataset.state !== name;
  }
  const heading = document.querySelector(`[data-state="${name}"] h1`);
  document.title = `${heading.textContent} · Tracepress`;
  if (!isFirst) heading.focus();
}

/**
 * Posts what body() returns each time the form is sent. Problems with a field are told beside it, others above the
 * form, which stays as it is, so that sending again is one click; onRefused is called when the token is the problem.
 */
export function sendTo(path, form, body, { onDone, onRefused }) {
  const button = form.querySelector("button");
  const progress = form.querySelector(".progress");
  form.addEventListener("submit", async event => {
    event.preventDefault();
    if (button.ariaDisabled === "true") return;
    clear(form);
    button.ariaDisabled = "true";
    progress.textContent = "One moment…";
    const failure = await post(path, body());
    button.ariaDisabled = "false";
    progress.textContent = "";
    if (!failure) {
      onDone();
    } else if (failure.errors.some(error => error.field === "token")) {
      onRefused();
    } else {
      tell(form, failure);
    }
  });
}

/** Null, or what went wrong: a problem of the API (RFC 9457), or status 0 if no answer came. */
async function post(path, body) {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      credentials: "omit",
      signal: AbortSignal.timeout(20_000),
    });
    if (response.ok) return null;
    const problem = await response.json().catch(() => ({}));
    return {
      status: response.status,
      detail: problem.detail,
      errors: problem.errors ?? [],
      traceId: problem.traceId ?? response.headers.get("traceresponse")?.split("-")[1],
      retryAfter: Number(response.headers.get("Retry-After")),
    };
  } catch {
    return { status: 0, errors: [] };
  }
}

function clear(form) {
  form.querySelector(".failure").replaceChildren();
  for (const input of form.querySelectorAll("[aria-invalid]")) {
    input.removeAttribute("aria-invalid");
    document.getElementById(`${input.id}-error`).textContent = "";
  }
}

function tell(form, failure) {
  const wrong = failure.errors.filter(error => form.elements[error.field]);
  for (const { field, message } of wrong) {
    form.elements[field].setAttribute("aria-invalid", "true");
    document.getElementById(`${field}-error`).textContent = `It ${message}.`;
  }
  if (wrong.length > 0) {
    form.elements[wrong[0].field].focus();
    return;
  }
  const lines = [paragraph(reason(failure))];
  if (failure.traceId) lines.push(paragraph("Trace ", element("code", failure.traceId)));
  form.querySelector(".failure").replaceChildren(...lines);
}

function paragraph(...content) {
  return element("p", ...content);
}

function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}
