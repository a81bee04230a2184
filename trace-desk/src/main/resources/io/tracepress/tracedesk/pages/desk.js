// What the pages can do beyond being read. Without it every link and form still works.
"use strict";

const table = document.getElementById("waterfall");
const rows = table ? [...table.tBodies[0].rows] : [];
const level = row => Number(row.dataset.level);

function fold(row, expanded) {
  row.setAttribute("aria-expanded", expanded);
  let folded = expanded ? Infinity : level(row);
  for (let next = row.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.classList.contains("details")) {
      next.hidden = next.previousElementSibling.hidden;
      continue;
    }
    if (level(next) <= level(row)) break;
    if (level(next) <= folded) folded = Infinity;
    next.hidden = level(next) > folded;
    if (folded === Infinity && next.getAttribute("aria-expanded") === "false") folded = level(next);
  }
}

function focus(row) {
  table.querySelector("tr[tabindex='0']")?.setAttribute("tabindex", "-1");
  row.tabIndex = 0;
  row.focus();
}

const isShown = row => !row.hidden && row.offsetParent !== null;

function neighbour(row, step) {
  for (let i = rows.indexOf(row) + step; i >= 0 && i < rows.length; i += step) {
    if (isShown(rows[i])) return rows[i];
  }
  return row;
}

function parentOf(row) {
  for (let i = rows.indexOf(row) - 1; i >= 0; i--) {
    if (level(rows[i]) < level(row)) return rows[i];
  }
  return row;
}

async function toggleDetails(row) {
  const link = row.querySelector("a.op");
  if (!link) return;
  if (row.classList.toggle("opened")) {
    const answer = await fetch(link.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const article = page.querySelector("article") ?? page.querySelector("main");
    if (!row.classList.contains("opened") || row.nextElementSibling?.classList.contains("details")) return;
    const details = document.createElement("tr");
    details.className = "details";
    const cell = details.insertCell();
    cell.colSpan = 4;
    cell.append(document.adoptNode(article));
    row.after(details);
  } else if (row.nextElementSibling?.classList.contains("details")) {
    row.nextElementSibling.remove();
  }
}

function reveal(row) {
  for (let above = row; level(above) > 1; ) {
    const parent = parentOf(above);
    if (parent === above) break;
    above = parent;
    if (above.getAttribute("aria-expanded") === "false") fold(above, true);
  }
  focus(row);
  row.scrollIntoView({ block: "center" });
}

function openHash() {
  const id = decodeURIComponent(location.hash.slice(1));
  const row = id && document.getElementById(id);
  if (row && rows.includes(row)) {
    reveal(row);
  } else if (id && document.getElementById("hidden-lines")) {
    location.search = "?lines=all";
  }
}

const KEYS = {
  ArrowDown: row => focus(neighbour(row, 1)),
  ArrowUp: row => focus(neighbour(row, -1)),
  Home: () => focus(rows.find(isShown)),
  End: () => focus(rows.findLast(isShown)),
  ArrowRight: row => row.getAttribute("aria-expanded") === "false" ? fold(row, true) : focus(neighbour(row, 1)),
  ArrowLeft: row => row.getAttribute("aria-expanded") === "true" ? fold(row, false) : focus(parentOf(row)),
  Enter: toggleDetails,
  " ": toggleDetails,
};

if (table) {
  table.setAttribute("role", "treegrid");
  for (const row of rows) {
    row.setAttribute("aria-level", level(row));
    row.tabIndex = -1;
    if (row.nextElementSibling && level(row.nextElementSibling) > level(row)) row.setAttribute("aria-expanded", "true");
    const link = row.querySelector("a.op");
    if (link) link.tabIndex = -1;
  }
  if (rows.length) rows[0].tabIndex = 0;
  table.addEventListener("keydown", event => {
    if (event.target.matches("tbody tr") && KEYS[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      KEYS[event.key](event.target);
    }
  });
  table.addEventListener("click", event => {
    const row = event.target.closest("tr[data-level]");
    if (!row || event.ctrlKey || event.metaKey || event.shiftKey || String(getSelection())) return;
    event.preventDefault();
    focus(row);
    if (event.target.closest(".fold")) {
      if (row.hasAttribute("aria-expanded")) fold(row, row.getAttribute("aria-expanded") === "false");
    } else if (row.id) {
      history.replaceState(null, "", "#" + row.id);
      toggleDetails(row);
    }
  });
  for (const button of document.querySelectorAll("[data-tree]")) {
    button.addEventListener("click", () => {
      const expand = button.dataset.tree === "expand";
      for (const row of rows) {
        if (row.hasAttribute("aria-expanded")) row.setAttribute("aria-expanded", expand);
        row.hidden = !expand && level(row) > 1;
        if (row.nextElementSibling?.classList.contains("details")) row.nextElementSibling.hidden = row.hidden;
      }
    });
  }
  document.querySelectorAll("[data-tree], .keys, [data-copy]").forEach(element => { element.hidden = false; });
  addEventListener("hashchange", openHash);
  openHash();
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  });
}

// A trace that was just made is still on its way for some seconds.
if ("missing" in document.body.dataset) {
  const waiting = document.getElementById("waiting");
  let tries = 15;
  const ask = async () => {
    waiting.textContent = "Looking again …";
    const answer = await fetch(location.href, { method: "HEAD" });
    if (answer.ok) location.reload();
    else if (--tries > 0) setTimeout(ask, 1000);
    else waiting.textContent = "It did not come. Reload the page to look again.";
  };
  setTimeout(ask, 1000);
}

if ("arriving" in document.body.dataset) {
  const timer = setTimeout(() => location.reload(), 2500);
  for (const gesture of ["pointerdown", "keydown", "wheel"]) {
    addEventListener(gesture, () => clearTimeout(timer), { once: true });
  }
}
