// Puts the page together.

import { account } from "./account.js";
import { author } from "./author.js";
import { blog } from "./blog.js";
import { drafts } from "./drafts.js";
import { drawer } from "./drawer.js";
import { edit, write } from "./editor.js";
import { front } from "./front.js";
import { login, register } from "./login.js";
import { start } from "./router.js";
import { restore } from "./session.js";
import { shell, update } from "./shell.js";
import { waiting } from "./waiting.js";

document.body.append(drawer());
// A tab that only waits for a trace needs no user.
if (!location.hash.startsWith("#/traces/")) await restore();
shell();
update();
start([
  ["/", front],
  ["/blogs/:slug", blog],
  ["/authors/:username", author],
  ["/write", write],
  ["/edit/:id", edit],
  ["/drafts", drafts],
  ["/account", account],
  ["/login", login],
  ["/register", register],
  ["/traces/:traceId/:spanId", waiting],
]);
