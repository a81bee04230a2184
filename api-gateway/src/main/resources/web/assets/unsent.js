// What was typed and not sent yet, so that neither a closed view nor an ended session costs anybody their text. It is
// kept in this tab, for whoever typed it.

import { session } from "./session.js";

const KEY = "tracepress.unsent";

// Who logs out leaves nothing behind; a session that ended by itself is another matter.
session.addEventListener("change", () => {
  if (!session.user && !session.expired) forget();
});

export function keep(id, text) {
  sessionStorage.setItem(KEY, JSON.stringify({ id, user: session.user?.id ?? read()?.user, text }));
}

/** What this user typed for this blog last; null if it was sent, or there is none. */
export function kept(id) {
  const stored = read();
  return stored && stored.id === id && stored.user === session.user?.id ? stored.text : null;
}

export function forget() {
  sessionStorage.removeItem(KEY);
}

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
}
