// The form that logs in, for its own view and for whoever's session has ended.

import { el } from "./dom.js";
import { button, field, form, passwordField } from "./forms.js";
import { logIn } from "./session.js";

export function loginForm(onDone) {
  return form({
    label: "Log in",
    content: [
      field({
        name: "email", label: "Email", type: "email", autocomplete: "username", autocapitalize: "none",
        spellcheck: "false",
      }),
      passwordField({ name: "password", label: "Password", autocomplete: "current-password" }),
    ],
    buttons: [button("Log in"), el("a", { href: "/reset" }, "Forgot the password?")],
    send: async ({ email, password }) => {
      await logIn(email, password);
      onDone();
    },
  });
}
