// Who is logged in. The access token lives in memory, here and in the other tabs; the refresh token is the browser's
// alone, in a cookie that no script can read.

import { Problem, send } from "./http.js";

const WEB = { "Tracepress-Client": "web" };
const HINT = "tracepress.logged-in";
// Renewed before it ends, since a request takes its time to arrive.
const MARGIN = 30_000;
const ANSWER_OF_OTHER_TABS = 150;

const channel = new BroadcastChannel("tracepress.session");
// Absent outside of secure contexts, where the cookie's server still refuses the second of two at once.
const oneAtATime = navigator.locks
  ? task => navigator.locks.request("tracepress.session", task)
  : task => task();

let access = null;
let renewing = null;

/** "change" says that somebody logged in, logged out, or has a session that ended. */
export const session = new (class extends EventTarget {
  /** Null for a visitor. */
  user = null;
  /** True when there was a session that ended by itself. */
  expired = false;

  set(user, expired) {
    const changed = this.user?.id !== user?.id || this.expired !== expired;
    this.user = user;
    this.expired = expired;
    remember(user !== null);
    if (changed) this.dispatchEvent(new Event("change"));
  }
})();

/** Finds out whether this browser is logged in; a visitor costs no request. */
export async function restore() {
  await token().catch(() => null);
}

/** The user, for views that need one; throws what a call that needs one would. */
export async function needUser() {
  if (!await token()) throw notLoggedIn();
  return session.user;
}

/** An access token that is good for a while; null for a visitor. */
export async function token() {
  if (isFresh()) return access.token;
  return session.user || (remembered() && !session.expired) ? renew() : null;
}

/** A new access token in place of one that was refused or is old; null if the session has ended. */
export function renew(refused) {
  renewing ??= oneAtATime(() => renewed(refused)).finally(() => { renewing = null; });
  return renewing;
}

async function renewed(refused) {
  // While this tab waited for its turn, another one may have logged out, or renewed it.
  if (!remembered()) return null;
  if (!isFresh(refused)) await askOtherTabs(refused);
  if (isFresh(refused)) return access.token;
  try {
    // A page that is closed meanwhile must still receive the cookie: the old one does not work again.
    adopt((await send("POST", "/auth/refresh", { headers: WEB, keepalive: true })).data);
    tellOtherTabs();
    return access.token;
  } catch (problem) {
    if (problem.status !== 400 && problem.status !== 401) throw problem;
    access = null;
    session.set(null, true);
    channel.postMessage({ kind: "expired" });
    return null;
  }
}

export async function logIn(email, password) {
  await oneAtATime(async () => {
    adopt((await send("POST", "/auth/login", { body: { email, password }, headers: WEB })).data);
    tellOtherTabs();
  });
}

/** Throws if the server did not hear of it: the cookie is the server's to delete. */
export async function logOut() {
  const current = await token();
  await oneAtATime(async () => {
    try {
      if (current) await send("POST", "/auth/logout", { token: current, headers: WEB });
    } catch (problem) {
      if (problem.status !== 401) throw problem;
    }
    left();
    channel.postMessage({ kind: "left" });
  });
}

function left() {
  access = null;
  session.set(null, false);
}

channel.addEventListener("message", ({ data }) => {
  if (data.kind === "asking" && isFresh(data.refused)) tellOtherTabs();
  if (data.kind === "token") take(data.access);
  if (data.kind === "left") left();
  if (data.kind === "expired" && session.user) {
    access = null;
    session.set(null, true);
  }
});

function askOtherTabs(refused) {
  channel.postMessage({ kind: "asking", refused });
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer);
      channel.removeEventListener("message", onMessage);
      resolve();
    };
    const onMessage = ({ data }) => { if (data.kind === "token") done(); };
    const timer = setTimeout(done, ANSWER_OF_OTHER_TABS);
    channel.addEventListener("message", onMessage);
  });
}

function tellOtherTabs() {
  channel.postMessage({ kind: "token", access });
}

function adopt({ accessToken, expiresIn }) {
  take({ token: accessToken, until: Date.now() + expiresIn * 1000 });
}

function take(newAccess) {
  access = newAccess;
  session.set(userOf(access.token), false);
}

function isFresh(refused) {
  return access !== null && access.token !== refused && Date.now() < access.until - MARGIN;
}

// Read for what to show; the server alone verifies it.
function userOf(accessToken) {
  const payload = accessToken.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
  const bytes = Uint8Array.from(atob(payload), character => character.codePointAt(0));
  const claims = JSON.parse(new TextDecoder().decode(bytes));
  return { id: claims.sub, username: claims.preferred_username, emailVerified: claims.email_verified === true };
}

// That there is a session, not which: it spares visitors a request that would be refused.
function remember(isLoggedIn) {
  if (isLoggedIn) localStorage.setItem(HINT, "yes");
  else localStorage.removeItem(HINT);
}

function remembered() {
  return localStorage.getItem(HINT) !== null;
}

/** What a call that needs a user is refused with before it is made. */
export function notLoggedIn() {
  return new Problem({ status: 401, title: "Not logged in", detail: "Log in to do this." });
}
