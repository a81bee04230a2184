import { sendTo, show, takeToken } from "./mail-link.js";

const token = takeToken();
const email = document.getElementById("email");
const newPassword = document.getElementById("newPassword");
const refused = document.getElementById("refused");

sendTo("/auth/password-reset", document.getElementById("ask"), () => ({ email: email.value }), {
  onDone: () => {
    refused.textContent = "";
    document.getElementById("sent-to").textContent = email.value;
    show("sent");
  },
});
document.getElementById("again").addEventListener("click", () => show("ask"));

const choose = document.getElementById("choose");
sendTo("/auth/password-reset/confirm", choose, () => ({ token, newPassword: newPassword.value }), {
  onDone: () => {
    choose.reset();
    show("done");
  },
  onRefused: () => {
    choose.reset();
    show("ask");
    refused.textContent =
      "The link no longer works: it was used already, is older than 30 minutes, or a part of it is missing.";
  },
});
document.getElementById("shown").addEventListener("change", event => {
  newPassword.type = event.target.checked ? "text" : "password";
});

show(token ? "choose" : "ask");
