// What stands within a paragraph: emphasis, code, links.

import { el } from "./dom.js";

const DEEPEST = 8;
const SPECIAL = /[\\`*_~![<\n]|https?:\/\//g;
const MARKS = [
  ["***", ["strong", "em"]], ["**", ["strong"]], ["__", ["strong"]], ["~~", ["del"]], ["*", ["em"]], ["_", ["em"]],
];
// Every repetition has an end that it cannot step over, or a limit.
const LABEL = /!?\[((?:[^[\]\\]|\\[^])*)\]/;
const TARGET = /\([ \t]{0,9}(?:<([^<>\n]*)>|([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*))/;
const TITLE = /(?:[ \t]{1,9}"[^"\n]*")?[ \t]{0,9}\)/;
const LINK = new RegExp(LABEL.source + TARGET.source + TITLE.source, "y");
const ANGLED = /<((?:https?:\/\/|mailto:)[^\s<>]*)>/y;
const BARE = /https?:\/\/[^\s<>"'`\\]+/y;
const SAFE = /^(?:https?:\/\/|mailto:)/i;

/** Text and elements. */
export function inline(text, depth = 0, inLink = false) {
  return new Scan(text, depth, inLink).run();
}

class Scan {
  #made = [];
  #from = 0;
  // Marks that nothing closes in the rest of the text, which need not be searched again.
  #hopeless = new Set();

  constructor(text, depth, inLink) {
    Object.assign(this, { text, depth, inLink });
  }

  run() {
    SPECIAL.lastIndex = 0;
    const { text } = this;
    let at = 0;
    while (at < text.length) {
      SPECIAL.lastIndex = at;
      const found = SPECIAL.exec(text);
      if (!found) break;
      at = this.#special(found.index) ?? found.index + found[0].length;
    }
    this.#flush(text.length);
    return this.#made;
  }

  /** Where it goes on after what begins here; null if nothing does. */
  #special(at) {
    switch (this.text[at]) {
      case "\\": return this.#escape(at);
      case "\n": return this.#lineEnd(at);
      case "`": return this.#code(at);
      case "<": return this.#autolink(ANGLED, at, 1);
      case "h": return this.#bare(at);
      case "[": return this.#link(at);
      case "!": return this.text[at + 1] === "[" ? this.#link(at) : null;
      default: return this.#emphasis(at);
    }
  }

  #escape(at) {
    if (this.text[at + 1] === "\n") return this.#put(at, at + 2, el("br"));
    if (!/[!-/:-@[-`{-~]/.test(this.text[at + 1] ?? "")) return null;
    this.#flush(at);
    this.#from = at + 1;
    return at + 2;
  }

  #lineEnd(at) {
    return this.text.endsWith("  ", at) ? this.#put(at, at + 1, el("br")) : null;
  }

  #code(at) {
    let inside = at;
    while (this.text[inside] === "`") inside++;
    const fence = this.text.slice(at, inside);
    if (this.#hopeless.has(fence)) return inside;
    for (let end = this.text.indexOf(fence, inside); end >= 0; end = this.text.indexOf(fence, end)) {
      let after = end;
      while (this.text[after] === "`") after++;
      if (after - end === fence.length) {
        const code = this.text.slice(inside, end).replaceAll("\n", " ");
        const isPadded = code.startsWith(" ") && code.endsWith(" ") && code.trim() !== "";
        return this.#put(at, after, el("code", {}, isPadded ? code.slice(1, -1) : code));
      }
      end = after;
    }
    this.#hopeless.add(fence);
    return inside;
  }

  #link(at) {
    LINK.lastIndex = at;
    const match = LINK.exec(this.text);
    if (!match) return null;
    const [whole, label, angled, bare] = match;
    const target = angled ?? bare;
    const content = this.depth < DEEPEST ? inline(label, this.depth + 1, true) : [label];
    const isLink = SAFE.test(target) && !this.inLink;
    // A picture would be loaded from elsewhere, and tell there who reads; so it is a link to itself.
    const text = label === "" ? [target] : content;
    return this.#put(at, at + whole.length, isLink ? anchor(target, text) : el("span", {}, text));
  }

  #autolink(pattern, at, edge) {
    pattern.lastIndex = at;
    const match = pattern.exec(this.text);
    if (!match || this.inLink) return null;
    const target = match[edge];
    return this.#put(at, at + match[0].length, anchor(target, [target.replace(/^mailto:/, "")]));
  }

  #bare(at) {
    if (this.inLink || /\w/.test(this.text[at - 1] ?? " ")) return null;
    BARE.lastIndex = at;
    const target = withoutPunctuation(BARE.exec(this.text)?.[0] ?? "");
    return target.length > "https://".length ? this.#put(at, at + target.length, anchor(target, [target])) : null;
  }

  #emphasis(at) {
    const found = MARKS.find(([mark]) => this.text.startsWith(mark, at));
    if (!found) return null;
    const [mark, names] = found;
    const inside = at + mark.length;
    const afterRun = this.#runEnd(at);
    if (this.depth >= DEEPEST || this.#hopeless.has(mark) || !this.#opens(at, mark)) return afterRun;
    const end = this.#closing(mark, inside);
    if (end < 0) {
      this.#hopeless.add(mark);
      return afterRun;
    }
    let content = inline(this.text.slice(inside, end), this.depth + 1, this.inLink);
    for (const name of names.toReversed()) content = [el(name, {}, content)];
    return this.#put(at, end + mark.length, ...content);
  }

  #opens(at, mark) {
    const before = this.text[at - 1] ?? " ";
    const after = this.text[at + mark.length] ?? " ";
    return !/\s/.test(after) && after !== mark[0] && !(mark[0] === "_" && /\w/.test(before));
  }

  #closing(mark, from) {
    for (let end = this.text.indexOf(mark, from + 1); end >= 0; end = this.text.indexOf(mark, this.#runEnd(end))) {
      const before = this.text[end - 1];
      const after = this.#runEnd(end);
      // Of a run that is longer than the mark, such as the end of ***, the last part closes the outer one.
      const isRun = after - end === mark.length || (mark.length === 2 && after - end === 3);
      const endsWord = mark[0] !== "_" || !/\w/.test(this.text[after] ?? " ");
      if (isRun && endsWord && !/[\s\\]/.test(before)) return after - mark.length;
    }
    return -1;
  }

  #runEnd(at) {
    let end = at;
    while (this.text[end] === this.text[at]) end++;
    return end;
  }

  #put(at, next, ...nodes) {
    this.#flush(at);
    this.#made.push(...nodes);
    this.#from = next;
    return next;
  }

  #flush(at) {
    if (at > this.#from) this.#made.push(this.text.slice(this.#from, at));
    this.#from = at;
  }
}

// What follows an address in a sentence is not part of it.
function withoutPunctuation(address) {
  const trailing = address.includes("(") ? ".,;:!?*_~]" : ".,;:!?*_~])";
  let end = address.length;
  while (end > 0 && trailing.includes(address[end - 1])) end--;
  return address.slice(0, end);
}

function anchor(target, content) {
  return el("a", { href: target, rel: "nofollow ugc noopener noreferrer" }, content);
}
