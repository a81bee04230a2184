// Below every view: what the page asked the server for, how long that took, and the trace of each request.

import { el, hidden, svg } from "./dom.js";
import { isFailed, sparkline } from "./sparkline.js";
import { openTrace } from "./states.js";
import { requests, sessionId, sessionLink, STORE } from "./traces.js";
import { millis, reason } from "./words.js";

const BAR = 100;

const rows = new Map();
const list = el("ol", { class: "requests" });
const summary = el("span", { class: "last" });
const spark = el("span", { class: "spark" });
const panel = el("div", { id: "requests", class: "panel", hidden: true }, introduction(), list);
const toggle = el("button", {
  type: "button", class: "bar", "aria-expanded": "false", "aria-controls": "requests",
  onclick: () => open(panel.hidden),
}, el("span", { class: "name" }, "Traces"), summary, spark);

export function drawer() {
  const made = el("section", { class: "drawer", "aria-label": "Traces of this page", onkeydown: event => {
    if (event.key !== "Escape" || panel.hidden) return;
    open(false);
    toggle.focus();
  } }, toggle, panel);
  requests.addEventListener("change", update);
  update();
  return made;
}

function open(isOpen) {
  panel.hidden = !isOpen;
  toggle.setAttribute("aria-expanded", String(isOpen));
  // So that nothing stays below it which cannot be scrolled into sight.
  document.documentElement.classList.toggle("traces-open", isOpen);
  update();
}

function introduction() {
  const session = sessionId();
  return el("div", { class: "about" },
    el("p", {}, "Every request is one trace. This visit is session ", el("code", {}, session), ". ",
      STORE
        ? el("a", { href: sessionLink(), target: "_blank", rel: "noopener" }, "Find traces of this session")
        : null),
    el("details", {},
      el("summary", {}, "The same from a shell"),
      el("pre", { tabindex: "0" }, el("code", {},
        `curl --header "Baggage: session=${session},request=${session}-shell" ${location.origin}/blogs`))));
}

function update() {
  const [last] = requests.items;
  spark.replaceChildren(sparkline(requests.items));
  summary.replaceChildren(...(last ? [
    el("span", { class: "count" }, String(requests.items.length)), " ",
    el("span", { class: "call" }, last.method, " ", last.path), " ", status(last), " ", latency(last),
  ] : ["no request yet"]));
  if (!panel.hidden) updateList();
}

// A row is made when its request begins, and again when it ends; between that it keeps the focus and what is unfolded.
function updateList() {
  for (const [request, { element }] of rows) {
    if (requests.items.includes(request)) continue;
    element.remove();
    rows.delete(request);
  }
  for (const request of requests.items.toReversed()) {
    const known = rows.get(request);
    if (known?.status === request.status) continue;
    const element = row(request);
    if (known) known.element.replaceWith(element);
    else list.prepend(element);
    rows.set(request, { element, status: request.status });
  }
}

function row(request) {
  return el("li", {},
    el("div", { class: "request" },
      el("span", { class: "method" }, request.method),
      el("span", { class: "path" }, request.path),
      status(request),
      latency(request),
      bar(request),
      el("span", { class: "trace" },
        openTrace(request, ["Open trace", hidden(` of ${request.method} ${request.path}`)]))),
    request.status === undefined ? null : details(request));
}

function status(request) {
  if (request.status === undefined) return el("span", { class: "status" }, "…", hidden(" under way"));
  const text = request.status === 0 ? "no answer" : String(request.status);
  return el("span", { class: isFailed(request) ? "status bad" : "status" }, text);
}

function latency(request) {
  return el("span", { class: "latency" }, request.millis === undefined ? "" : millis(request.millis));
}

/** What the server accounts for is solid; the rest, on the way and in the browser, is hatched. */
function bar({ millis: whole, timing = [] }) {
  if (whole === undefined) return svg("svg", { class: "share", "aria-hidden": "true" });
  const server = Math.min(whole, total(timing));
  const share = BAR * server / Math.max(whole, 0.1);
  return svg("svg", { class: "share", viewBox: `0 0 ${BAR} 10`, preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { class: "server", width: share, height: 10 }),
    svg("rect", { class: "outside", x: share, width: BAR - share, height: 10, fill: "url(#hatch)" }));
}

function details(request) {
  return el("details", {},
    el("summary", {}, "Where the time went"),
    request.problem ? el("p", { class: "problem" }, reason(request.problem)) : null,
    el("dl", {},
      facts(request).map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)])));
}

function facts({ id, timing, traceId, millis: whole, at }) {
  const server = total(timing);
  const calls = timing.filter(({ name }) => name !== "total");
  return [
    ...calls.map(({ name, millis: duration }) => [name, millis(duration)]),
    server > 0 ? ["server in all", millis(server)] : null,
    server > 0 ? ["network and browser", millis(Math.max(0, whole - server))] : null,
    ["at", at.toLocaleTimeString("en")],
    ["request", el("code", {}, id)],
    traceId ? ["trace", el("code", {}, traceId)] : null,
  ].filter(Boolean);
}

function total(timing) {
  return timing.find(({ name }) => name === "total")?.millis ?? 0;
}
