// Which view the part behind # in the address shows. Nothing of it reaches the server, so every path there is "/".

import { el } from "./dom.js";
import { failure, loading, missing } from "./states.js";

const SLOW = 200;
const READING_TIME = 6000;

const main = document.getElementById("main");
const announcer = document.getElementById("announcer");

let routes = [];
let shown = 0;
let forgetting;

/** A route is a path such as /blogs/:slug with what makes its view: {title, content} from its parameters and query. */
export function start(table) {
  routes = table.map(([path, view]) => ({ pattern: patternOf(path), view }));
  addEventListener("hashchange", () => show({ moved: true }));
  return show({ moved: false });
}

export function go(hash) {
  if (location.hash === hash) show({ moved: true });
  else location.hash = hash;
}

/** The same view again, unless that would lose what somebody is typing. */
export function refresh() {
  const inputs = [...main.querySelectorAll("input:not([type=checkbox]), textarea")];
  if (inputs.every(input => input.value === input.defaultValue)) show({ moved: false });
}

/** Says shortly, and has it read out, what came of something. */
export function announce(text) {
  clearTimeout(forgetting);
  announcer.textContent = "";
  // A text that stays the same would not be read out again.
  setTimeout(() => { announcer.textContent = text; }, 50);
  forgetting = setTimeout(() => { announcer.textContent = ""; }, READING_TIME);
}

/** Where to come back to after logging in. */
export function here() {
  return location.hash || "#/";
}

async function show({ moved }) {
  const turn = ++shown;
  const isCurrent = () => turn === shown;
  main.setAttribute("aria-busy", "true");
  const slow = setTimeout(() => { if (isCurrent()) main.replaceChildren(loading()); }, SLOW);
  const page = await made(turn);
  clearTimeout(slow);
  if (!isCurrent()) return;
  main.removeAttribute("aria-busy");
  main.replaceChildren(page.content);
  document.title = page.title === "Tracepress" ? page.title : `${page.title} · Tracepress`;
  if (moved) arrive();
}

async function made(turn) {
  const { view, parameters, query } = target();
  try {
    return await view({ ...parameters, query, isCurrent: () => turn === shown });
  } catch (problem) {
    if (problem.status === 404) return missing(problem);
    if ("status" in problem) return failed(problem);
    // A mistake of this page, and better told than loading forever.
    console.error(problem);
    return failed({ status: -1, errors: [] });
  }
}

function failed(problem) {
  if (problem.status === 401) return loginNeeded();
  const again = () => show({ moved: true });
  const heading = el("h1", { tabindex: "-1" }, "That did not work");
  return { title: "That did not work", content: el("div", {}, heading, failure(problem, again)) };
}

function loginNeeded() {
  const query = new URLSearchParams({ back: here() });
  return {
    title: "Log in",
    content: el("div", {},
      el("h1", { tabindex: "-1" }, "This is for people who are logged in"),
      el("p", { class: "actions" },
        el("a", { class: "button", href: `#/login?${query}` }, "Log in"),
        el("a", { href: `#/register?${query}` }, "Register"))),
  };
}

function target() {
  const [path, query] = location.hash.slice(1).split("?");
  for (const { pattern, view } of routes) {
    const match = pattern.exec(path || "/");
    if (match) return { view, parameters: decoded(match.groups ?? {}), query: new URLSearchParams(query) };
  }
  return { view: () => missing(), parameters: {} };
}

const patternOf = path => new RegExp(`^${path.replace(/:(\w+)/g, "(?<$1>[^/]+)")}$`);

function decoded(groups) {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, plain(value)]));
}

function plain(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// What a browser does by itself when a page is loaded.
function arrive() {
  scrollTo(0, 0);
  main.querySelector("h1")?.focus({ preventScroll: true });
}
