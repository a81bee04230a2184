// How this page says times, numbers and failures.

const DAY = new Intl.DateTimeFormat("en", { dateStyle: "long" });
const MOMENT = new Intl.DateTimeFormat("en", { dateStyle: "long", timeStyle: "short" });

export const day = time => DAY.format(new Date(time));
export const moment = time => MOMENT.format(new Date(time));

export function count(number, one, many = `${one}s`) {
  return number === 1 ? `1 ${one}` : `${number.toLocaleString("en")} ${many}`;
}

/** Milliseconds with as many digits as mean something. */
export function millis(duration) {
  if (duration >= 1000) return `${(duration / 1000).toFixed(2)} s`;
  return `${duration.toFixed(duration < 10 ? 1 : 0)} ms`;
}

/** Why a request failed, for whoever made it. */
export function reason({ status, detail, retryAfter }) {
  if (status === 0) {
    return navigator.onLine
      ? "Tracepress could not be reached. Try again in a moment."
      : "You are offline. Try again once you are connected.";
  }
  if (status === 429) return `That was tried too often. Try again in ${waiting(retryAfter)}.`;
  if (status === 503) return `A part of Tracepress is away. Try again in ${waiting(retryAfter)}.`;
  if (status === 504) return "The answer took too long. Try again in a moment.";
  if (status >= 500) return "That did not work, and the fault is ours. Try again in a moment.";
  return detail ?? "That did not work.";
}

function waiting(seconds) {
  if (!(seconds > 0)) return "a while";
  if (seconds < 60) return seconds === 1 ? "a second" : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? "a minute" : `${minutes} minutes`;
}
