// One request to the API, told to the list of traces whatever comes of it.

import { baggage, requests } from "./traces.js";

const PATIENCE = 20_000;

/** What went wrong: a problem of the API (RFC 9457), or status 0 if no answer came. */
export class Problem extends Error {
  constructor({ status, title, detail, errors = [], traceId, spanId, retryAfter }) {
    super(detail ?? title ?? `status ${status}`);
    Object.assign(this, { status, title, detail, errors, traceId, spanId, retryAfter });
  }
}

/** The answer's body and ETag; throws a Problem for everything but success. */
export async function send(method, path, { body, token, headers = {}, keepalive = false } = {}) {
  const entry = requests.begin(method, path);
  let response;
  let answer;
  try {
    response = await fetch(path, {
      method,
      headers: {
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        Baggage: baggage(entry),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      // The refresh token's cookie is for /auth, and no other call has any.
      credentials: path.startsWith("/auth/") ? "same-origin" : "omit",
      keepalive,
      signal: AbortSignal.timeout(PATIENCE),
    });
    answer = await response.text();
  } catch {
    const problem = new Problem({ status: 0, title: "No answer" });
    requests.end(entry, response, problem);
    throw problem;
  }
  const problem = response.ok ? null : problemOf(response, answer);
  requests.end(entry, response, problem);
  if (problem) throw problem;
  return { data: answer ? JSON.parse(answer) : null, etag: response.headers.get("ETag") };
}

function problemOf(response, answer) {
  const [, traceId, spanId] = response.headers.get("traceresponse")?.split("-") ?? [];
  const retryAfter = Number(response.headers.get("Retry-After"));
  return new Problem({ traceId, spanId, ...parsed(answer), status: response.status, retryAfter });
}

// A proxy on the way may answer with a page of its own.
function parsed(answer) {
  try {
    return JSON.parse(answer);
  } catch {
    return {};
  }
}
