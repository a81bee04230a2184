// How the scripts call Tracepress, at TARGET (default http://localhost:8080).
import http from 'k6/http';

const target = (__ENV.TARGET || 'http://localhost:8080').replace(/\/$/, '');
const password = 'a load test password';

const hex = () => Math.floor(Math.random() * 0x100000000).toString(16).padStart(8, '0');

/** A request of that name, in a trace of its own, as http.batch takes it. */
function requestOf(name, method, path, { body, token } = {}) {
  const spanId = hex() + hex();
  const headers = { traceparent: `00-${hex()}${hex()}${spanId}-${spanId}-01` };
  if (body) {
    headers['Content-Type'] = 'application/json';
  }
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  // No call takes longer than 5 seconds, so one that hangs is to fail before its scenario ends.
  const params = { headers, tags: { name }, timeout: '20s' };
  return [method, target + path, body ? JSON.stringify(body) : null, params];
}

export function call(name, method, path, content) {
  return http.request(...requestOf(name, method, path, content));
}

/** The trace that a request became, and that `./tracepress trace ID` shows. */
export function traceOf({ headers, request }) {
  return (headers.Traceresponse || request.headers.Traceparent[0]).split('-')[1];
}

/** What nobody has registered yet; the number keeps those of one moment apart. */
export function newAccount(number) {
  const username = `load-${Date.now().toString(36)}-${number}`;
  return { email: `${username}@example.org`, username, password };
}

export function logIn(name, account) {
  return http.request(...loginOf(name, account));
}

/** The same as http.batch takes it. */
export function loginOf(name, { email }) {
  return requestOf(name, 'POST', '/auth/login', { body: { email, password } });
}

/** For setup(), in which everything has to succeed: the JSON of the answer. */
export function answerOf(response) {
  if (response.status < 200 || response.status > 299) {
    throw new Error(`${response.request.method} ${response.url}: ${response.status} ${response.error} ${response.body}`);
  }
  return response.json();
}
