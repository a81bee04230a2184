// What reading costs by how much there is: one virtual user makes each request in turn, without a pause, so that none
// waits for another. Run by loadtests/growth; wants the data of GrowthData.java.
//   TARGET (default http://localhost:8080), DURATION (default 20s)
//   BLOGS=FILE: the samples that GrowthData.java wrote
//   SUMMARY=FILE: the figures as JSON, too, in milliseconds and per second
import exec from 'k6/execution';
import { answerOf, call } from './lib/api.js';
import { expect, prepare } from './lib/mix.js';
import { figures, figuresOf, output, table, trendStats } from './lib/summary.js';

const samples = JSON.parse(open(__ENV.BLOGS));
const page = '/blogs?limit=10';
const busiest = samples[0].id;

const requests = {
  'first page': () => page,
  'page 901': (_, { deep }) => `${page}&cursor=${deep}`,
  'tag of many blogs': () => `${page}&tag=java`,
  'tag of ten blogs': ({ tag }) => `${page}&tag=${tag}`,
  'blogs of an author': ({ username }) => `${page}&author=${username}`,
  'search for a word of most blogs': () => `${page}&q=memory`,
  'search for a word of few blogs': ({ word }) => `${page}&q=${word}`,
  'search for a word of no blog': () => `${page}&q=nowhere`,
  'search for three words': () => `${page}&q=heap+cookie+incident`,
  'blog by its slug': ({ slug }) => `/blogs/${slug}`,
  'blog with 10000 comments': () => `/blogs/${busiest}`,
  'comments of that blog': () => `/blogs/${busiest}/comments`,
  'user by name': ({ username }) => `/users/${username}`,
  'own sessions': () => '/auth/sessions',
};
const names = Object.keys(requests);

export const options = {
  scenarios: { load: { executor: 'constant-vus', vus: 1, duration: __ENV.DURATION || '20s' } },
  setupTimeout: '2m',
  thresholds: figuresOf('load', names),
  summaryTrendStats: trendStats,
};

export function setup() {
  const { users } = prepare(1, samples);
  return { token: users[0].token, deep: cursorAfter(9000), begun: Date.now() };
}

/** Of the page after so many blogs, or of the last one. */
function cursorAfter(blogs) {
  let cursor = '';
  for (let read = 0; read < blogs; read += 100) {
    cursor = answerOf(call('setup', 'GET', `/blogs?limit=100&cursor=${cursor}`)).nextCursor || cursor;
  }
  return cursor;
}

export default function (prepared) {
  const sample = samples[exec.scenario.iterationInTest % samples.length];
  for (const name of names) {
    const response = call(name, 'GET', requests[name](sample, prepared), { token: prepared.token });
    expect(name, response, 200, name.endsWith('of no blog') ? '"items":[]' : '"id":"');
  }
}

export function handleSummary(data) {
  const load = figures(data, 'load', names);
  return output(table(load), load);
}
