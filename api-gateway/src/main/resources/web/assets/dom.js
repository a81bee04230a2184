// Elements are made, never parsed: what people write can only ever become text.

const SVG = "http://www.w3.org/2000/svg";

/** An element. Names that begin with "on" are listeners, true is an attribute without a value, null and false none. */
export function el(name, attributes = {}, ...content) {
  return filled(document.createElement(name), attributes, content);
}

export function svg(name, attributes = {}, ...content) {
  return filled(document.createElementNS(SVG, name), attributes, content);
}

/** Text that only a screen reader tells. */
export function hidden(text) {
  return el("span", { class: "hidden" }, text);
}

function filled(element, attributes, content) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  // One by one: a long text has more parts than a call may have arguments.
  for (const part of content.flat(Infinity)) {
    if (part !== null && part !== undefined && part !== false) element.append(part);
  }
  return element;
}
