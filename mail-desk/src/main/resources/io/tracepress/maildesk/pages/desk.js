"use strict";

const INTERVAL = 1500;

const newestHere = () => document.body.dataset.newest;

const newestThere = async () => {
  const answer = await fetch("/api/v1/messages?limit=1");
  const list = await answer.json();
  return list.messages.length ? list.messages[0].ID : "";
};

// Takes the list from a fresh copy of this page, so that mails are put into markup in one place only.
const refresh = async () => {
  const answer = await fetch(location.href);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const known = new Set([...document.querySelectorAll("[data-mail]")].map(row => row.dataset.mail));
  for (const row of fresh.querySelectorAll("[data-mail]")) {
    row.classList.toggle("fresh", !known.has(row.dataset.mail));
  }
  for (const id of ["mails", "held"]) document.getElementById(id).replaceWith(fresh.getElementById(id));
  document.body.dataset.newest = fresh.body.dataset.newest;
  showDelete();
};

const tell = () => {
  const news = document.getElementById("news");
  if (news.hidden) document.title = "● " + document.title;
  news.hidden = false;
};

const look = async () => {
  try {
    if (!document.hidden && await newestThere() !== newestHere()) {
      if ("list" in document.body.dataset) await refresh();
      else tell();
    }
  } catch {
    // The mail desk is away for the moment.
  }
  setTimeout(look, INTERVAL);
};
setTimeout(look, INTERVAL);

const remove = document.getElementById("delete");
const showDelete = () => { if (remove) remove.hidden = !newestHere(); };
showDelete();
remove?.addEventListener("click", async () => {
  await fetch("/api/v1/messages", { method: "DELETE" });
  await refresh();
});

// A whole line leads to its mail.
document.addEventListener("click", event => {
  const row = event.target.closest?.("[data-mail]");
  if (row && !event.target.closest("a") && !getSelection().toString()) row.querySelector("a").click();
});
