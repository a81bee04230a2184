// The latencies of the last requests as one line.

import { svg } from "./dom.js";
import { millis } from "./words.js";

const SHOWN = 40;
const WIDTH = 120;
const HEIGHT = 24;
const EDGE = 3;

/** Oldest on the left; a failure is a dot. */
export function sparkline(requests) {
  const answered = requests.filter(request => request.millis !== undefined).slice(0, SHOWN).reverse();
  const slowest = Math.max(1, ...answered.map(request => request.millis));
  const points = answered.map((request, index) => ({
    request,
    x: WIDTH - EDGE - (answered.length - 1 - index) * ((WIDTH - 2 * EDGE) / (SHOWN - 1)),
    y: HEIGHT - EDGE - (request.millis / slowest) * (HEIGHT - 2 * EDGE),
  }));
  const line = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
  const failed = points.filter(({ request }) => isFailed(request));
  const viewBox = `0 0 ${WIDTH} ${HEIGHT}`;
  return svg("svg", { class: "sparkline", viewBox, role: "img", "aria-label": told(answered) },
    svg("polyline", { points: line }),
    failed.map(({ x, y }) => svg("circle", { class: "bad", cx: x, cy: y, r: 2.5 })),
    points.slice(-1).map(({ x, y }) => svg("circle", { cx: x, cy: y, r: 2 })));
}

export const isFailed = ({ status }) => status === 0 || status >= 400;

function told(answered) {
  if (answered.length === 0) return "No request yet";
  const sorted = answered.map(request => request.millis).sort((a, b) => a - b);
  const median = sorted[Math.floor((sorted.length - 1) / 2)];
  return `Latency of the last ${answered.length}: median ${millis(median)}, slowest ${millis(sorted.at(-1))}`;
}
