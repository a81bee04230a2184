// A storm of logins, each of which costs two bcrypt hashes: below what the hashing slots can do, at it, and three times
// beyond it. People arrive whether or not those before them got their answer, and somebody reads all the while.
// Run by `./tracepress login-load`, or with any k6: TARGET=http://localhost:8080 k6 run loadtests/login.js
//   RATE: the logins per second to take for the limit, instead of measuring it first
//   SUMMARY=FILE: the figures as JSON, too, in milliseconds and per second
//   SLOWEST=1: log the slowest requests with their traces, see lib/slowest.js
import exec from 'k6/execution';
import http from 'k6/http';
import { Counter } from 'k6/metrics';
import { call, logIn, loginOf, traceOf } from './lib/api.js';
import { expect, prepare } from './lib/mix.js';
import { remember } from './lib/slowest.js';
import { article, figures, figuresOf, output, table, trendStats, verdict } from './lib/summary.js';

const phases = {
  below: { ofLimit: 0.5, start: 0, seconds: 10 },
  limit: { ofLimit: 1, start: 15, seconds: 10 },
  beyond: { ofLimit: 3, start: 30, seconds: 15 },
};
const calm = 51;
const end = 53;
const people = 20;
const reads = ['list blogs', 'get blog'];
// The rate of a scenario stands before the limit is known, so a phase sends a login on some of these ticks only.
const ticksPerSecond = 200;

const logins = new Counter('logins');
const goodput = new Counter('goodput_of_limit');

const arrivals = (seconds, rate, vus) => ({
  executor: 'constant-arrival-rate',
  duration: `${seconds}s`,
  rate,
  preAllocatedVUs: vus,
});
// As in figuresOf: they always hold.
const figuresOfPhases = Object.fromEntries(
  Object.keys(phases).flatMap((phase) => [
    ...['ok', 'refused', 'failed'].map((outcome) => [`logins{scenario:${phase},outcome:${outcome}}`, ['count>=0']]),
    [`goodput_of_limit{scenario:${phase}}`, ['count>=0']],
    [`http_req_duration{scenario:${phase},expected_response:true}`, ['max>=0']],
  ])
);

export const options = {
  scenarios: {
    ...Object.fromEntries(
      Object.entries(phases).map(([phase, { start, seconds }]) => [
        phase,
        { ...arrivals(seconds, ticksPerSecond, 150), startTime: `${start}s`, exec: 'storm' },
      ])
    ),
    reader: { ...arrivals(end, 10, 10), exec: 'read' },
    calm: { executor: 'per-vu-iterations', vus: 1, iterations: 5, startTime: `${calm}s`, exec: 'logInAgain' },
  },
  setupTimeout: '2m',
  batchPerHost: 0,
  thresholds: {
    ...figuresOf('reader', reads),
    ...figuresOfPhases,
    // Whoever cannot be served is told when to come again: no error of another kind, and no timeout.
    'logins{outcome:failed}': ['count==0'],
    // A storm leaves people about as many logins as there could be without it; a collapse left them a fifth. The limit was
    // measured before, perhaps while the machine had more time for it.
    'goodput_of_limit{scenario:beyond}': ['count>=0.5'],
    'http_req_duration{scenario:reader}': [`p(95)<${article.p95}`],
    'http_req_failed{scenario:reader}': ['rate==0'],
    checks: ['rate==1'],
  },
  summaryTrendStats: trendStats,
};

export function setup() {
  const prepared = prepare(people);
  const limit = Number(__ENV.RATE) || measuredLimit(prepared.users);
  if (3 * limit > ticksPerSecond) {
    throw new Error(`${limit} logins per second are more than this script can exceed`);
  }
  return { ...prepared, limit, begun: Date.now() };
}

/** Logins per second when as many wait as there may be slots. */
function measuredLimit(users) {
  const begun = Date.now();
  let succeeded = 0;
  for (let i = 0; i < 4; i++) {
    const answers = http.batch(users.slice(0, 8).map((user) => loginOf('setup', user)));
    succeeded += answers.filter(({ status }) => status === 200).length;
  }
  return (succeeded * 1000) / (Date.now() - begun);
}

export function storm({ users, limit }) {
  const { name: phase, iterationInTest: tick, startTime } = exec.scenario;
  const { ofLimit, seconds } = phases[phase];
  const share = (ofLimit * limit) / ticksPerSecond;
  const due = Math.floor(tick * share);
  if (due === Math.floor((tick + 1) * share)) {
    return;
  }
  const response = logIn('log in', users[due % users.length]);
  remember('log in', response);
  const outcome = outcomeOf(response);
  logins.add(1, { outcome });
  if (outcome === 'failed') {
    console.error(`log in: ${response.status} ${response.error} ${response.body} (trace ${traceOf(response)})`);
  }
  // What is answered after its phase, from the queue, would count for more than there was time for.
  if (outcome === 'ok' && Date.now() < startTime + seconds * 1000) {
    goodput.add(1 / (limit * seconds));
  }
}

function outcomeOf({ status, headers }) {
  if (status === 200) {
    return 'ok';
  }
  return (status === 429 || status === 503) && headers['Retry-After'] ? 'refused' : 'failed';
}

export function read({ blogs }) {
  const blog = blogs[exec.scenario.iterationInTest % blogs.length];
  expect('list blogs', call('list blogs', 'GET', '/blogs?limit=10'), 200, '"items":[{');
  expect('get blog', call('get blog', 'GET', `/blogs/${blog}`), 200, blog);
}

export function logInAgain({ users }) {
  expect('log in again', logIn('log in again', users[0]), 200, '"accessToken":"');
}

export function handleSummary(data) {
  const reading = figures(data, 'reader', reads);
  const storms = Object.fromEntries(Object.keys(phases).map((phase) => [phase, stormFigures(phase, data)]));
  const { limit } = data.setup_data || { limit: 0 };
  const line = (name, values) => `  ${name.padEnd(16)}${values.map((value) => value.padStart(10)).join('')}`;
  const lines = [
    '',
    `${line('logins per s', ['asked', 'answered', 'of limit', 'refused', 'failed', 'median', 'p95'])}   (ms)`,
    ...Object.entries(storms).map(([phase, { asked, rate, ofLimit, refused, failed, p50, p95 }]) =>
      line(phase, [
        asked.toFixed(1),
        rate.toFixed(1),
        `${(ofLimit * 100).toFixed(0)}%`,
        ...[refused, failed].map((count) => `${count}`),
        ...[p50, p95].map((ms) => ms.toFixed(0)),
      ])
    ),
    '',
    `  The limit, ${__ENV.RATE ? 'as RATE says' : 'measured before'}: ${limit.toFixed(1)} logins per second.`,
    '',
    '  Reading meanwhile:',
    ...table(reading),
    ...verdict('Login load', reading, data),
  ];
  return output(lines, { limit, phases: storms, reads: reading });
}

/** Rates per second of the phase; refused and failed in all; times of the logins that succeeded. */
function stormFigures(phase, { metrics, setup_data: prepared }) {
  const count = (outcome) => metrics[`logins{scenario:${phase},outcome:${outcome}}`].values.count;
  const ofLimit = metrics[`goodput_of_limit{scenario:${phase}}`].values.count;
  const { med: p50, 'p(95)': p95 } = metrics[`http_req_duration{scenario:${phase},expected_response:true}`].values;
  const [ok, refused, failed] = ['ok', 'refused', 'failed'].map(count);
  const asked = (ok + refused + failed) / phases[phase].seconds;
  return { asked, rate: prepared ? ofLimit * prepared.limit : 0, ofLimit, refused, failed, p50, p95 };
}
