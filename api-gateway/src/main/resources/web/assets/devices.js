// Where the user is logged in, and how to end that.

import { account } from "./api.js";
import { when } from "./bylines.js";
import { confirm } from "./dialogs.js";
import { el, hidden } from "./dom.js";
import { announce, go } from "./router.js";
import { logOut } from "./session.js";
import { failure } from "./states.js";

// In this order, since each says that it is the ones after it, too.
const BROWSERS = { "Edg/": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari" };
const SYSTEMS = {
  Android: "Android", iPhone: "iPhone", iPad: "iPad", Windows: "Windows", "Mac OS X": "macOS", Linux: "Linux",
};

export function devices(items) {
  const heading = el("h2", { tabindex: "-1" }, "Devices");
  return el("section", {}, heading,
    el("p", {}, "You are logged in here. End whatever you do not know, and change your password."),
    el("ul", { class: "devices" }, items.map(item => device(item, heading))));
}

function device(item, heading) {
  const failures = el("div");
  const row = el("li", { class: item.current ? "current" : null },
    el("div", { class: "row" },
      el("div", {},
        el("strong", { title: item.device }, named(item.device)), " ",
        item.current ? el("span", { class: "badge" }, "this one") : null,
        el("p", { class: "byline" }, "last used ", when(item.lastUsedAt), " · since ", when(item.createdAt))),
      el("button", { type: "button", class: "quiet small", onclick: async () => {
        failures.replaceChildren();
        try {
          await end(item, row, heading);
        } catch (problem) {
          if (!("status" in problem)) throw problem;
          failures.replaceChildren(failure(problem));
        }
      } }, item.current ? "Log out" : "End", item.current ? null : hidden(` the session of ${named(item.device)}`))),
    failures);
  return row;
}

async function end(item, row, heading) {
  if (item.current) {
    await logOut();
    go("#/");
    return;
  }
  const wanted = await confirm({
    title: "End this session?",
    text: `${named(item.device)} will be logged out at once.`,
    action: "End it",
  });
  if (!wanted) return;
  await account.endDevice(item.id);
  row.remove();
  heading.focus();
  announce("That session has ended.");
}

// A User-Agent is for programs; the whole of it is the title.
function named(userAgent) {
  const [browser, system] = [BROWSERS, SYSTEMS].map(known =>
    Object.entries(known).find(([mark]) => userAgent.includes(mark))?.[1]);
  if (browser) return system ? `${browser} on ${system}` : browser;
  return userAgent.split(/[\s/]/)[0] || "something that does not say what it is";
}
