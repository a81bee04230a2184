// The article's smoke test: one virtual user, 30 seconds, eight calls in sequence, each checked.
// Run by `./tracepress smoke`, or with any k6: TARGET=http://localhost:8080 k6 run loadtests/smoke.js
import { check, sleep } from 'k6';
import exec from 'k6/execution';
import { call, newAccount, traceOf } from './lib/api.js';
import { figures, figuresOf, output, table, trendStats, verdict } from './lib/summary.js';

const steps = ['register', 'login', 'profile', 'create blog', 'list blogs', 'get blog', 'create comment', 'list comments'];

export const options = {
  vus: 1,
  duration: '30s',
  thresholds: {
    ...figuresOf('default', steps),
    'http_req_duration{scenario:default}': ['p(95)<500'],
    'http_req_failed{scenario:default}': ['rate==0'],
    'checks{scenario:default}': ['rate==1'],
  },
  summaryTrendStats: trendStats,
};

function take(step, method, path, { body, token, status, expected }) {
  const response = call(step, method, path, { body, token });
  let answer = null;
  try {
    answer = response.json();
  } catch (notJson) {
    // The check below fails and shows the step.
  }
  const passed = check(response, {
    [`${step}: status ${status}`]: (r) => r.status === status,
    [`${step}: body`]: () => answer !== null && expected(answer),
  });
  if (!passed) {
    console.error(`${step}: ${response.status} ${response.error} ${response.body} (trace ${traceOf(response)})`);
    exec.test.abort(`${step} failed`);
  }
  return answer;
}

export default function () {
  const { email, username, password } = newAccount(exec.vu.iterationInScenario);

  const user = take('register', 'POST', '/auth/register', {
    body: { email, username, password },
    status: 201,
    expected: (a) => a.username === username && a.email === email,
  });
  const { accessToken: token } = take('login', 'POST', '/auth/login', {
    body: { email, password },
    status: 200,
    expected: (a) => a.tokenType === 'Bearer' && a.accessToken && a.refreshToken && a.expiresIn > 0,
  });
  take('profile', 'GET', '/users/me', {
    token,
    status: 200,
    expected: (a) => a.id === user.id && a.username === username,
  });
  const blog = take('create blog', 'POST', '/blogs', {
    body: { title: `Smoke of ${username}`, content: '# No ghosts here', tags: ['smoke'] },
    token,
    status: 201,
    expected: (a) => a.authorId === user.id && a.published,
  });
  take('list blogs', 'GET', '/blogs?limit=10', {
    status: 200,
    expected: (a) => a.items.some((item) => item.id === blog.id && item.authorName === username),
  });
  take('get blog', 'GET', `/blogs/${blog.slug}`, {
    status: 200,
    expected: (a) => a.id === blog.id && a.content === '# No ghosts here' && a.commentCount === 0,
  });
  const comment = take('create comment', 'POST', `/blogs/${blog.id}/comments`, {
    body: { content: 'Seen in the trace' },
    token,
    status: 201,
    expected: (a) => a.blogId === blog.id && a.authorId === user.id,
  });
  take('list comments', 'GET', `/blogs/${blog.id}/comments`, {
    status: 200,
    expected: (a) => a.items.length === 1 && a.items[0].id === comment.id && a.items[0].authorName === username,
  });
  sleep(1);
}

export function handleSummary(data) {
  const all = figures(data, 'default', steps);
  const lines = [
    ...table(all),
    `  p95 in ms         ${all.p95.toFixed(2)}   (the article: 111.45)`,
    `  requests failed   ${all.failed}   (the article: 0)`,
    `  checks            ${all.checks.passed} passed, ${all.checks.failed} failed`,
    '',
    ...verdict('Smoke test', all, data),
  ];
  return output(lines, all);
}
