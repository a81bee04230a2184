// What stands around every view: who is logged in, what to do next, and what keeps the page from working.

import { open } from "./dialogs.js";
import { el } from "./dom.js";
import { loginForm } from "./login-form.js";
import { announce, go, here, refresh } from "./router.js";
import { logOut, session } from "./session.js";
import { failure } from "./states.js";

const account = document.getElementById("account");
const notices = document.getElementById("notices");
const main = document.getElementById("main");

export function shell() {
  session.addEventListener("change", () => {
    update();
    refresh();
  });
  addEventListener("online", update);
  addEventListener("offline", update);
  addEventListener("hashchange", updateLogin);
  // A link to #main would be a route.
  document.getElementById("skip").addEventListener("click", event => {
    event.preventDefault();
    main.focus();
  });
  const search = document.getElementById("search");
  search.addEventListener("submit", event => {
    event.preventDefault();
    const q = search.elements.q.value.trim();
    go(q ? `#/?${new URLSearchParams({ q })}` : "#/");
  });
}

export function update() {
  account.replaceChildren(...(session.user ? links(session.user) : visitorLinks()));
  notices.replaceChildren(...[
    navigator.onLine ? null : el("p", { class: "notice", role: "status" }, "You are offline. What you see may be old."),
    session.expired ? expired() : null,
  ].filter(Boolean));
}

function links({ username }) {
  return [
    el("a", { href: "#/write" }, "Write"),
    el("a", { href: "#/drafts" }, "Drafts"),
    el("a", { href: "#/account" }, `@${username}`),
    el("button", { type: "button", class: "link", onclick: leave }, "Log out"),
  ];
}

function visitorLinks() {
  return [
    el("a", { id: "log-in", href: loginAddress() }, "Log in"),
    el("a", { class: "button", href: "#/register" }, "Register"),
  ];
}

// It leads back to where one is, which changes.
function updateLogin() {
  document.getElementById("log-in")?.setAttribute("href", loginAddress());
}

function loginAddress() {
  return `#/login?${new URLSearchParams({ back: here() })}`;
}

function expired() {
  return el("div", { class: "notice", role: "alert" },
    el("p", {}, "Your session has ended. What you typed is still here."),
    el("button", { type: "button", class: "small", onclick: logInAgain }, "Log in again"));
}

function logInAgain() {
  const close = open("Log in again", loginForm(() => {
    close();
    announce("You are logged in again.");
  }));
}

async function leave() {
  try {
    await logOut();
    announce("You are logged out.");
    go("#/");
  } catch (problem) {
    notices.replaceChildren(failure(problem, leave));
  }
}
