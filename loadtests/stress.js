// The article's stress test: people who are logged in read and write without a pause, and every answer is checked.
// Run by `./tracepress stress`, or with any k6: TARGET=http://localhost:8080 k6 run loadtests/stress.js
//   MIX=stress (default) | read: without the writes | whole: with a login in every round, and so with bcrypt
//   PROFILE=article (default): seven minutes | short: one minute | steady: VUS all the time, for DURATION (default 20s)
//   VUS: virtual users at the peak (default 16)
//   WARM_UP: seconds of the same before it, which do not count (default 90; steady: 0): a JVM that was just started is
//     still compiling what it runs most
//   BLOGS=FILE: which blogs to read, as JSON: [{"id": "…"}, …]; default: some that it writes first
//   SUMMARY=FILE: the figures as JSON, too, in milliseconds and per second
//   SLOWEST=1: log the slowest requests with their traces, see lib/slowest.js
import exec from 'k6/execution';
import { mixes, prepare, round } from './lib/mix.js';
import { article, besideTheArticle, figures, figuresOf, output, table, trendStats, verdict } from './lib/summary.js';

const mix = __ENV.MIX || 'stress';
const profile = __ENV.PROFILE || 'article';
const vus = Number(__ENV.VUS || 16);
const endpoints = mixes[mix];
const warmUp = Number(__ENV.WARM_UP || (profile === 'steady' ? 0 : 90));
const mostPeople = 16;
const knownBlogs = __ENV.BLOGS && JSON.parse(open(__ENV.BLOGS)).map(({ id }) => id);

const upHoldDown = (up, hold, down) => ({
  executor: 'ramping-vus',
  startVUs: 1,
  stages: [
    { duration: up, target: vus },
    { duration: hold, target: vus },
    { duration: down, target: 1 },
  ],
});
const profiles = {
  article: upHoldDown('1m', '5m', '1m'),
  short: upHoldDown('10s', '40s', '10s'),
  steady: { executor: 'constant-vus', vus, duration: __ENV.DURATION || '20s' },
};
if (!endpoints || !profiles[profile]) {
  throw new Error(`MIX is one of ${Object.keys(mixes)}, PROFILE one of ${Object.keys(profiles)}`);
}

export const options = {
  scenarios: {
    ...(warmUp > 0 && { 'warm-up': { executor: 'constant-vus', vus, duration: `${warmUp}s`, gracefulStop: '5s' } }),
    load: { ...profiles[profile], startTime: `${warmUp}s` },
  },
  setupTimeout: '2m',
  thresholds: {
    ...figuresOf('load', endpoints),
    'http_req_failed{scenario:load}': ['rate==0'],
    'checks{scenario:load}': ['rate==1'],
    // Whoever runs it steadily compares, and judges by that.
    ...(profile !== 'steady' && { 'http_req_duration{scenario:load}': [`p(95)<${article.p95}`] }),
  },
  summaryTrendStats: trendStats,
};

// Logged in before the load begins: bcrypt would be most of what is measured. Tokens live 15 minutes.
export function setup() {
  return { ...prepare(Math.min(vus, mostPeople), knownBlogs), begun: Date.now() + warmUp * 1000 };
}

export default function ({ users, blogs }) {
  const user = users[exec.vu.idInTest % users.length];
  round(mix, user, blogs[exec.scenario.iterationInTest % blogs.length]);
}

export function handleSummary(data) {
  const load = figures(data, 'load', endpoints);
  const lines = [...table(load), ...(mix === 'stress' ? besideTheArticle(load) : []), ...verdict('Stress test', load, data)];
  return output(lines, { mix, profile, vus, ...load });
}
