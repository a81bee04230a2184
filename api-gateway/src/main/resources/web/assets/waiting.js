// Opens a trace as soon as it can be read: services send their spans a moment after the answer.

import { el } from "./dom.js";
import { missing } from "./states.js";
import { STORE } from "./traces.js";

const PAUSE = 500;
const LOOKS = 60;
const UNREACHABLE = 3;

export function waiting({ traceId, spanId, isCurrent }) {
  if (!STORE) return missing();
  const address = `${STORE}/trace/${encodeURIComponent(traceId)}`;
  const progress = el("p", { role: "status" }, "It is opened once its spans have arrived, which takes a few seconds.");
  const content = el("div", { class: "waiting" },
    el("h1", { tabindex: "-1" }, "Waiting for the trace"),
    el("p", {}, el("code", {}, traceId)),
    el("div", { class: "hatch", "aria-hidden": "true" }),
    progress,
    el("p", { class: "actions" }, el("a", { href: address }, "Open it now")));
  follow(address, traceId, spanId, isCurrent).then(problem => {
    if (!problem) return;
    content.classList.add("over");
    progress.textContent = problem;
  });
  return { title: "Waiting for the trace", content };
}

/** Goes there; or the reason for which it does not. */
async function follow(address, traceId, spanId, isCurrent) {
  let before = 0;
  let unreachable = 0;
  for (let look = 0; look < LOOKS && isCurrent(); look++) {
    try {
      const spans = await spansOf(traceId);
      unreachable = 0;
      // The request's own span is the last one that ends; then it is complete when nothing more comes.
      if (spans.length > 0 && spans.length === before && spans.some(span => span.spanID === spanId)) {
        if (isCurrent()) location.replace(address);
        return null;
      }
      before = spans.length;
    } catch {
      if (++unreachable === UNREACHABLE) return "Where traces are kept does not answer this page, but may open it.";
    }
    await new Promise(resolve => setTimeout(resolve, PAUSE));
  }
  return isCurrent() ? "It has not arrived. It may be on its way still, or was not kept." : null;
}

async function spansOf(traceId) {
  const answer = await fetch(`${STORE}/api/traces/${encodeURIComponent(traceId)}`, { credentials: "omit" });
  if (answer.status === 404) return [];
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return (await answer.json()).data?.[0]?.spans ?? [];
}
