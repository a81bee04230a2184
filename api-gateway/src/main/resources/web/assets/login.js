// Coming in: with an account, or to get one.

import { account } from "./api.js";
import { el } from "./dom.js";
import { button, field, form, NEW_PASSWORD, passwordField } from "./forms.js";
import { loginForm } from "./login-form.js";
import { announce, go } from "./router.js";
import { logIn } from "./session.js";

export function login({ query }) {
  const back = backTo(query);
  return {
    title: "Log in",
    content: el("div", { class: "narrow" },
      el("h1", { tabindex: "-1" }, "Log in"),
      loginForm(() => arrived(back)),
      el("p", {}, "No account yet? ", el("a", { href: `#/register?${new URLSearchParams({ back })}` }, "Register"))),
  };
}

export function register({ query }) {
  const back = backTo(query);
  return {
    title: "Register",
    content: el("div", { class: "narrow" },
      el("h1", { tabindex: "-1" }, "Register"),
      form({
        label: "Register",
        content: [
          field({
            name: "email", label: "Email", type: "email", autocomplete: "email", autocapitalize: "none",
            spellcheck: "false", hint: "A mail goes there, with a link that confirms it.",
          }),
          field({
            name: "username", label: "Username", autocomplete: "username", autocapitalize: "none", spellcheck: "false",
            hint: "3 to 30 of a–z, A–Z, 0–9, - and _. It never changes.",
          }),
          passwordField({ name: "password", label: "Password", autocomplete: "new-password", hint: NEW_PASSWORD }),
        ],
        buttons: [button("Register")],
        send: async registration => {
          await account.register(registration);
          await logIn(registration.email, registration.password);
          arrived(back);
        },
      }),
      el("p", {}, "You have an account? ", el("a", { href: `#/login?${new URLSearchParams({ back })}` }, "Log in"))),
  };
}

function arrived(back) {
  announce("You are logged in.");
  go(back);
}

// Only to a view of this page, whatever a link says.
function backTo(query) {
  const back = query.get("back") ?? "";
  return /^#\/(?!login|register)/.test(back) ? back : "#/";
}
