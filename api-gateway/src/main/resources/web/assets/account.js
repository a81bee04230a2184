// What people see and change of their own account: profile, email, password, devices.

import { account as calls, users } from "./api.js";
import { devices } from "./devices.js";
import { el } from "./dom.js";
import { button, field, form, NEW_PASSWORD, passwordField } from "./forms.js";
import { announce } from "./router.js";
import { needUser } from "./session.js";

export async function account() {
  const user = await needUser();
  const [{ data: me }, { data: sessions }] = await Promise.all([users.me(), calls.devices()]);
  return {
    title: "Your account",
    content: el("div", { class: "account" },
      el("h1", { tabindex: "-1" }, "Your account"),
      el("p", {}, el("a", { href: `#/authors/${me.username}` }, `What others see of @${me.username}`)),
      profile(me),
      user.emailVerified ? null : verification(),
      password(),
      devices(sessions.items)),
  };
}

function profile(me) {
  return section("Profile", form({
    label: "Profile",
    content: [
      field({ name: "displayName", label: "Name", value: me.displayName, maxlength: 60, autocomplete: "name" }),
      field({ name: "bio", label: "About you", value: me.bio, rows: 3, maxlength: 500 }),
    ],
    buttons: [button("Save")],
    send: async patch => {
      await users.changeMe(patch);
      announce("Your profile is saved.");
    },
  }));
}

function verification() {
  const done = el("p", { role: "status" });
  return section("Email", [
    el("p", {}, "Your email is not confirmed yet. The link in the mail that came when you registered does that."),
    form({
      label: "Email",
      buttons: [button("Send the mail again", { quiet: true })],
      send: async () => {
        await calls.askForVerification();
        done.textContent = "A mail with a new link is on its way.";
      },
    }),
    done,
  ]);
}

function password() {
  const made = form({
    label: "Password",
    content: [
      passwordField({ name: "currentPassword", label: "Current password", autocomplete: "current-password" }),
      passwordField({ name: "newPassword", label: "New password", autocomplete: "new-password", hint: NEW_PASSWORD }),
    ],
    buttons: [button("Change the password")],
    send: async change => {
      await calls.changePassword(change);
      made.reset();
      for (const row of document.querySelectorAll(".devices li:not(.current)")) row.remove();
      announce("Your password is changed, and you are logged out on all other devices.");
    },
  });
  return section("Password", [el("p", {}, "A new one logs you out on all other devices."), made]);
}

function section(title, content) {
  return el("section", {}, el("h2", {}, title), content);
}
