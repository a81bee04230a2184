// Markdown into elements. They are made one by one, so that HTML in a text is only its text; and each part is looked at
// a bounded number of times, so that no text can keep a browser busy.

import { el } from "./dom.js";
import { inline } from "./markdown-inline.js";

const DEEPEST = 8;
const FENCE = /^ {0,3}(?:(`{3,})(?!`)[^`]*|(~{3,})(?!~).*)$/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/;
const RULE = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])(?:( {1,4})(?=\S)|[ \t]*$|( ))/;
const BLANK = /^[ \t]*$/;
const UNDERLINE = /^ {0,3}(=+|-{2,})[ \t]*$/;

/** The text's elements. Headings begin one level below the page's own and skip none; in a comment they are just bold. */
export function rendered(text, { headings = true } = {}) {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\t/g, "    ").split("\n");
  const fragment = document.createDocumentFragment();
  for (const block of blocks(lines, { headings, open: [], depth: 0 })) fragment.append(block);
  return fragment;
}

/** The text without its marks, for a line in a list. */
export function plain(text) {
  return [...rendered(text).children].map(block => block.textContent).join(" ");
}

function blocks(lines, context) {
  const made = [];
  for (let at = 0; at < lines.length;) {
    const [block, next] = context.depth > DEEPEST ? paragraph(lines, at, context) : blockAt(lines, at, context);
    if (block) made.push(block);
    at = next;
  }
  return made;
}

/** The block that begins in this line, and the line after it. */
function blockAt(lines, at, context) {
  const line = lines[at];
  if (BLANK.test(line)) return [null, at + 1];
  return fenced(lines, at)
    ?? heading(line, at, context)
    ?? (RULE.test(line) ? [el("hr"), at + 1] : null)
    ?? quote(lines, at, context)
    ?? list(lines, at, context)
    ?? table(lines, at)
    ?? paragraph(lines, at, context);
}

function fenced(lines, at) {
  const opening = FENCE.exec(lines[at]);
  if (!opening) return null;
  const fence = opening[1] ?? opening[2];
  let end = at + 1;
  while (end < lines.length && !closes(lines[end], fence)) end++;
  // It can be scrolled, and so must be reached without a mouse.
  return [el("pre", { tabindex: "0" }, el("code", {}, lines.slice(at + 1, end).join("\n"))), end + 1];
}

function closes(line, fence) {
  const text = line.trim();
  return text.length >= fence.length && text === fence[0].repeat(text.length);
}

function heading(line, at, context) {
  const match = HEADING.exec(line);
  if (!match) return null;
  return [headed(match[1].length, (match[2] ?? "").replace(/[ ]#+[ ]*$/, ""), context), at + 1];
}

// Level by level, as those who hear a page go through it, whatever the writer began with.
function headed(level, text, { headings, open }) {
  if (!headings) return el("p", {}, el("strong", {}, inline(text)));
  while (open.at(-1) >= level) open.pop();
  open.push(level);
  return el(`h${Math.min(open.length + 1, 6)}`, {}, inline(text));
}

function quote(lines, at, context) {
  let end = at;
  while (end < lines.length && QUOTE.test(lines[end])) end++;
  if (end === at) return null;
  const inside = lines.slice(at, end).map(line => line.replace(QUOTE, ""));
  return [el("blockquote", {}, blocks(inside, deeper(context))), end];
}

function list(lines, at, context) {
  const first = ITEM.exec(lines[at]);
  if (!first) return null;
  const kind = kindOf(first);
  const items = [];
  let loose = false;
  while (at < lines.length) {
    const item = ITEM.exec(lines[at]);
    if (!item || kindOf(item) !== kind || RULE.test(lines[at])) break;
    const end = endOfItem(lines, at, item[0].length);
    const indent = item[0].length;
    const inside = [lines[at].slice(indent), ...lines.slice(at + 1, end).map(line => dedented(line, indent))];
    while (inside.length > 1 && BLANK.test(inside.at(-1))) inside.pop();
    loose ||= inside.some(line => BLANK.test(line)) && inside.length > 1;
    items.push(blocks(inside, deeper(context)));
    at = end;
  }
  const start = kind === "-" ? 1 : parseInt(first[2], 10);
  const made = items.map(item => el("li", {}, loose ? item : tight(item)));
  return [el(kind === "-" ? "ul" : "ol", { start: start === 1 ? null : start }, made), at];
}

const kindOf = ([, , marker]) => /\d/.test(marker) ? "1" : "-";

/** Where an item ends: at the next one, or where a text goes on that is not indented after a blank line. */
function endOfItem(lines, at, indent) {
  let end = at + 1;
  while (end < lines.length) {
    const line = lines[end];
    const belongs = BLANK.test(line) || indentOf(line) >= Math.min(indent, 2);
    if (!belongs && (BLANK.test(lines[end - 1]) || ITEM.test(line) || begins(line))) break;
    if (belongs && indentOf(line) < indent && ITEM.test(line)) break;
    end++;
  }
  return end;
}

const indentOf = line => line.length - line.trimStart().length;
const dedented = (line, indent) => line.slice(Math.min(indentOf(line), indent));

// The paragraphs of a list whose items stand close together are no paragraphs.
function tight(item) {
  return item.map(block => block.nodeName === "P" ? [...block.childNodes] : block);
}

function table(lines, at) {
  if (!lines[at].includes("|") || at + 1 >= lines.length || !lines[at + 1].includes("-")) return null;
  const names = cells(lines[at]);
  const marks = cells(lines[at + 1]);
  if (marks.length !== names.length || !marks.every(mark => /^:?-+:?$/.test(mark))) return null;
  const aligned = marks.map(mark => mark.endsWith(":") ? (mark.startsWith(":") ? "center" : "right") : null);
  let end = at + 2;
  while (end < lines.length && lines[end].includes("|")) end++;
  const row = (line, name) => el("tr", {}, cells(line).slice(0, names.length).map((cell, column) =>
    el(name, { class: aligned[column] }, inline(cell))));
  const made = el("table", {},
    el("thead", {}, row(lines[at], "th")),
    el("tbody", {}, lines.slice(at + 2, end).map(line => row(line, "td"))));
  return [el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Table" }, made), end];
}

function cells(line) {
  return line.trim().replace(/^\|/, "").replace(/\|$/, "").split("|").map(cell => cell.trim());
}

function paragraph(lines, at, context) {
  let end = at + 1;
  while (end < lines.length && !BLANK.test(lines[end]) && !begins(lines[end]) && !UNDERLINE.test(lines[end])) end++;
  const text = lines.slice(at, end).map(line => line.trimStart()).join("\n");
  const underline = end < lines.length ? UNDERLINE.exec(lines[end]) : null;
  if (underline) return [headed(underline[1].startsWith("=") ? 1 : 2, text, context), end + 1];
  return [BLANK.test(text) ? null : el("p", {}, inline(text.trimEnd())), end];
}

/** Whether this line ends the paragraph before it. */
function begins(line) {
  return FENCE.test(line) || HEADING.test(line) || QUOTE.test(line) || beginsList(line)
    || (RULE.test(line) && !UNDERLINE.test(line));
}

// A line may begin with a year and a full stop by chance.
function beginsList(line) {
  const item = ITEM.exec(line);
  return item !== null && item[0].length < line.length && (kindOf(item) === "-" || parseInt(item[2], 10) === 1);
}

const deeper = context => ({ ...context, depth: context.depth + 1 });
