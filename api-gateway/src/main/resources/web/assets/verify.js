import { sendTo, show, takeToken } from "./mail-link.js";

const token = takeToken();
sendTo("/auth/email-verification/confirm", document.querySelector("form"), () => ({ token }), {
  onDone: () => show("done"),
  onRefused: () => show("refused"),
});
show(token ? "ready" : "missing");
