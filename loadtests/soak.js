// The stress test's mix at a moderate rate for a long time: does anything fail, and is it as fast at the end as it was?
//   k6 run loadtests/soak.js
//   RATE: rounds of six requests per second (default 20), DURATION (default 30m)
//   TARGET, SUMMARY, SLOWEST: as of stress.js
import exec from 'k6/execution';
import { Rate } from 'k6/metrics';
import { logIn } from './lib/api.js';
import { expect, mixes, prepare, round } from './lib/mix.js';
import { figures, figuresOf, output, table, trendStats, verdict } from './lib/summary.js';

const duration = __ENV.DURATION || '30m';
const rate = Number(__ENV.RATE || 20);
const people = 16;
const endpoints = [...mixes.stress, 'log in'];
const tenths = ['first', 'last'];
const mostOfFirst = 1.5;
// Fewer tell nothing of a p95: runs of less than some 15 minutes are not judged by it.
const fewestRounds = 100;
const tokenMinutes = 10;

const slower = new Rate('slower_than_at_first');

export const options = {
  scenarios: {
    load: { executor: 'constant-arrival-rate', rate, duration, preAllocatedVUs: people, maxVUs: 4 * people },
  },
  setupTimeout: '2m',
  thresholds: {
    ...figuresOf('load', endpoints),
    ...Object.fromEntries(tenths.map((tenth) => [`iteration_duration{tenth:${tenth}}`, ['max>=0']])),
    'http_req_failed{scenario:load}': ['rate==0'],
    'checks{scenario:load}': ['rate==1'],
    dropped_iterations: ['count==0'],
    // A threshold cannot compare two figures, but this says the same, with p95 of each virtual user in the first tenth:
    // p95 of a round is at most 1.5 times what it was.
    slower_than_at_first: ['rate<=0.05'],
  },
  summaryTrendStats: trendStats,
};

export function setup() {
  return { ...prepare(people), begun: Date.now() };
}

// Each virtual user has its own of these.
let user;
let limitOfLast;
const roundsAtFirst = [];

export default function ({ users, blogs, begun }) {
  const number = exec.vu.idInTest % people;
  user = user || { ...users[number], since: begun };
  renewToken(number);
  const tenth = tenthNow();
  exec.vu.metrics.tags.tenth = tenth;
  const started = Date.now();
  round('stress', user, blogs[exec.scenario.iterationInTest % blogs.length]);
  compare(Date.now() - started, tenth);
}

function compare(ms, tenth) {
  if (tenth === 'first') {
    roundsAtFirst.push(ms);
  } else if (tenth === 'last' && roundsAtFirst.length >= fewestRounds) {
    limitOfLast = limitOfLast || mostOfFirst * p95(roundsAtFirst);
    slower.add(ms > limitOfLast);
  }
}

function tenthNow() {
  const { progress } = exec.scenario;
  return progress < 0.1 ? 'first' : progress < 0.9 ? 'between' : 'last';
}

/** Before the token ends after 15 minutes, and not all at the same moment, as hashing takes turns. */
function renewToken(number) {
  const seconds = tokenMinutes * 60 - number * 15;
  if (Date.now() - user.since < seconds * 1000) {
    return;
  }
  const response = logIn('log in', user);
  if (expect('log in', response, 200, '"accessToken":"')) {
    user = { ...user, token: response.json('accessToken'), since: Date.now() };
  }
}

function p95(durations) {
  return durations.sort((a, b) => a - b)[Math.floor(durations.length * 0.95)];
}

export function handleSummary(data) {
  const load = figures(data, 'load', endpoints);
  const [first, last] = tenths.map((tenth) => data.metrics[`iteration_duration{tenth:${tenth}}`].values['p(95)']);
  const { passes, fails } = data.metrics.slower_than_at_first.values;
  const judged = passes + fails;
  const lines = [
    ...table(load),
    `  p95 of a round of six requests: ${first.toFixed(2)} ms in the first tenth, ${last.toFixed(2)} ms in the last,`,
    `  ${(last / first).toFixed(2)} times as much (at most ${mostOfFirst}); of ${judged} rounds that can be judged, ${passes} were slower`,
    '  than that (at most 5%)',
    '',
    ...verdict('Soak test', load, data),
  ];
  return output(lines, { duration, ...load, p95OfTenths: { first, last, ratio: last / first } });
}
