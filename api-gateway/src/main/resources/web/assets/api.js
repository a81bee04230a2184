// The public REST API, one function for each call that this page makes: /openapi.yaml describes them.

import { send } from "./http.js";
import { notLoggedIn, renew, session, token } from "./session.js";

const PAGE = 10;
const COMMENTS = 50;

export const blogs = {
  list: query => read("/blogs", { limit: PAGE, ...query }),
  drafts: query => asUser("GET", `/blogs?${parameters({ limit: PAGE, drafts: true, ...query })}`),
  get: idOrSlug => read(`/blogs/${encodeURIComponent(idOrSlug)}`),
  create: (blog, key) => asUser("POST", "/blogs", { body: blog, headers: { "Idempotency-Key": key } }),
  change: (id, patch, etag) => asUser("PATCH", `/blogs/${id}`, { body: patch, headers: { "If-Match": etag } }),
  delete: id => asUser("DELETE", `/blogs/${id}`),
};

export const comments = {
  list: (blogId, cursor) => read(`/blogs/${blogId}/comments`, { limit: COMMENTS, cursor }),
  create: (blogId, comment, key) =>
    asUser("POST", `/blogs/${blogId}/comments`, { body: comment, headers: { "Idempotency-Key": key } }),
  delete: (blogId, id) => asUser("DELETE", `/blogs/${blogId}/comments/${id}`),
};

export const users = {
  get: username => read(`/users/${encodeURIComponent(username)}`),
  me: () => asUser("GET", "/users/me"),
  changeMe: patch => asUser("PATCH", "/users/me", { body: patch }),
};

export const account = {
  register: registration => send("POST", "/auth/register", { body: registration }),
  changePassword: change => asUser("POST", "/auth/password", { body: change }),
  askForVerification: () => asUser("POST", "/auth/email-verification"),
  devices: () => asUser("GET", "/auth/sessions"),
  endDevice: id => asUser("DELETE", `/auth/sessions/${id}`),
};

/** Names a write, so that sending it again after a lost answer does nothing twice; other content gets another name. */
export function retryKeys() {
  let last;
  let key;
  return content => {
    const text = JSON.stringify(content);
    if (text !== last) key = [...crypto.getRandomValues(new Uint32Array(4))].map(part => part.toString(36)).join("-");
    last = text;
    return key;
  };
}

/** Open to everybody, and shows a user more: their own drafts. */
async function read(path, query) {
  const url = query ? `${path}?${parameters(query)}` : path;
  // While nobody can be logged in anew, everybody can still read.
  const current = await token().catch(() => null);
  try {
    return await send("GET", url, { token: current });
  } catch (problem) {
    if (problem.status !== 401 || !current) throw problem;
    return send("GET", url, { token: await renew(current).catch(() => null) });
  }
}

async function asUser(method, path, options) {
  const current = await token();
  if (!current) throw notLoggedIn();
  try {
    return await send(method, path, { ...options, token: current });
  } catch (problem) {
    const renewed = problem.status === 401 ? await renew(current) : null;
    if (!renewed || !session.user) throw problem;
    return send(method, path, { ...options, token: renewed });
  }
}

function parameters(query) {
  return new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined && value !== ""));
}
