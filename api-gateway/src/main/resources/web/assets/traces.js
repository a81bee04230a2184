// What this page asked the API for, and where the trace of each request can be read.

const KEPT = 100;
const ID = /^[0-9a-f]{8}$/;

/** Where people look at traces, such as http://localhost:16686; empty where nobody should. */
export const STORE = document.querySelector('meta[name="traces"]')?.content ?? "";

/** The requests of this page, the latest first; "change" says that there is news. */
export const requests = new (class extends EventTarget {
  items = [];

  begin(method, path) {
    const entry = { id: nextRequestId(), method, path, at: new Date(), begun: performance.now() };
    this.items = [entry, ...this.items].slice(0, KEPT);
    this.#changed();
    return entry;
  }

  /** Without a response no answer came. */
  end(entry, response, problem) {
    entry.millis = performance.now() - entry.begun;
    entry.status = response?.status ?? 0;
    entry.problem = problem;
    entry.timing = serverTiming(response?.headers.get("Server-Timing") ?? "");
    [, entry.traceId, entry.spanId, entry.flags] = response?.headers.get("traceresponse")?.split("-") ?? [];
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
})();

/** As in Jaeger's HotROD: the gateway lets these names in, and each span carries them. */
export function baggage(entry) {
  return `session=${sessionId()},request=${entry.id}`;
}

/** Names the visit, not the person: it lives as long as the tab. */
export function sessionId() {
  const kept = sessionStorage.getItem("tracepress.session");
  if (ID.test(kept)) return kept;
  const made = [...crypto.getRandomValues(new Uint8Array(4))].map(byte => byte.toString(16).padStart(2, "0")).join("");
  sessionStorage.setItem("tracepress.session", made);
  return made;
}

// Goes on after a reload, so that no two requests of a session share a name.
function nextRequestId() {
  const number = Number(sessionStorage.getItem("tracepress.requests")) + 1;
  sessionStorage.setItem("tracepress.requests", number);
  return `${sessionId()}-${number}`;
}

/** The address of a page of ours that waits until the trace can be read; null if there will be none. */
export function traceLink({ traceId, spanId = "", flags = "01" }) {
  const sampled = (parseInt(flags, 16) & 1) === 1;
  return STORE && traceId && sampled ? `#/traces/${traceId}/${spanId}` : null;
}

export function sessionLink() {
  const tags = JSON.stringify({ session: sessionId() });
  return `${STORE}/search?${new URLSearchParams({ service: "api-gateway", lookback: "1h", limit: "100", tags })}`;
}

/** "total;dur=21.30, ListBlogs;dur=12.10" as names and milliseconds. */
export function serverTiming(header) {
  const entries = header.matchAll(/([\w-]+);dur=([\d.]+)/g);
  return [...entries].map(([, name, duration]) => ({ name, millis: Number(duration) }));
}
