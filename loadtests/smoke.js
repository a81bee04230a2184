// The article's smoke test: one virtual user, 30 seconds, eight calls in sequence, each checked.
// Run by `./tracepress smoke`, or with any k6: TARGET=http://localhost:8080 k6 run loadtests/smoke.js
import http from 'k6/http';
import { check, sleep } from 'k6';
import exec from 'k6/execution';
import { Trend } from 'k6/metrics';

const target = (__ENV.TARGET || 'http://localhost:8080').replace(/\/$/, '');
const password = 'a smoke test password';

const steps = ['register', 'login', 'profile', 'create blog', 'list blogs', 'get blog', 'create comment', 'list comments'];
const durations = Object.fromEntries(
  steps.map((step) => [step, new Trend(`step_${step.replace(' ', '_')}`, true)])
);

export const options = {
  vus: 1,
  duration: '30s',
  thresholds: {
    http_req_duration: ['p(95)<500'],
    http_req_failed: ['rate==0'],
    checks: ['rate==1'],
  },
  summaryTrendStats: ['avg', 'med', 'p(95)', 'p(99)', 'max', 'count'],
};

function call(step, method, path, { body, token, status, expected }) {
  const headers = { 'Content-Type': 'application/json' };
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  const response = http.request(method, target + path, body ? JSON.stringify(body) : null, {
    headers,
    tags: { name: step },
  });
  durations[step].add(response.timings.duration);
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
    console.error(`${step}: ${response.status} ${response.body} (trace ${response.headers.Traceresponse})`);
    exec.test.abort(`${step} failed`);
  }
  return answer;
}

export default function () {
  const username = `smoke-${Date.now().toString(36)}-${exec.vu.iterationInScenario}`;
  const email = `${username}@example.org`;

  const user = call('register', 'POST', '/auth/register', {
    body: { email, username, password },
    status: 201,
    expected: (a) => a.username === username && a.email === email,
  });
  const { accessToken: token } = call('login', 'POST', '/auth/login', {
    body: { email, password },
    status: 200,
    expected: (a) => a.tokenType === 'Bearer' && a.accessToken && a.refreshToken && a.expiresIn > 0,
  });
  call('profile', 'GET', '/users/me', {
    token,
    status: 200,
    expected: (a) => a.id === user.id && a.username === username,
  });
  const blog = call('create blog', 'POST', '/blogs', {
    body: { title: `Smoke of ${username}`, content: '# No ghosts here', tags: ['smoke'] },
    token,
    status: 201,
    expected: (a) => a.authorId === user.id && a.published,
  });
  call('list blogs', 'GET', '/blogs?limit=10', {
    status: 200,
    expected: (a) => a.items.some((item) => item.id === blog.id && item.authorName === username),
  });
  call('get blog', 'GET', `/blogs/${blog.slug}`, {
    status: 200,
    expected: (a) => a.id === blog.id && a.content === '# No ghosts here' && a.commentCount === 0,
  });
  const comment = call('create comment', 'POST', `/blogs/${blog.id}/comments`, {
    body: { content: 'Seen in the trace' },
    token,
    status: 201,
    expected: (a) => a.blogId === blog.id && a.authorId === user.id,
  });
  call('list comments', 'GET', `/blogs/${blog.id}/comments`, {
    status: 200,
    expected: (a) => a.items.length === 1 && a.items[0].id === comment.id && a.items[0].authorName === username,
  });
  sleep(1);
}

export function handleSummary({ metrics }) {
  const row = (name, t) =>
    `  ${name.padEnd(16)}${[t.count, t.med, t['p(95)'], t['p(99)'], t.max]
      .map((value, i) => (i === 0 ? `${value}` : `${value.toFixed(2)}`).padStart(10))
      .join('')}`;
  const lines = [
    '',
    `  ${'step'.padEnd(16)}${['calls', 'median', 'p95', 'p99', 'max'].map((h) => h.padStart(10)).join('')}   (ms)`,
  ];
  for (const step of steps) {
    const metric = metrics[`step_${step.replace(' ', '_')}`];
    if (metric) {
      lines.push(row(step, metric.values));
    }
  }
  const passed = Object.values(metrics).every((m) => Object.values(m.thresholds || {}).every((t) => t.ok));
  const checks = metrics.checks ? metrics.checks.values : { passes: 0, fails: 0 };
  lines.push(
    row('all', metrics.http_req_duration.values),
    '',
    `  http_req_duration p(95)=${metrics.http_req_duration.values['p(95)'].toFixed(2)}ms   (the article: 111.45ms)`,
    `  http_req_failed   rate=${(metrics.http_req_failed.values.rate * 100).toFixed(2)}%    (the article: 0.00%)`,
    `  checks            ${checks.passes} passed, ${checks.fails} failed`,
    '',
    passed ? '  Smoke test passed.' : '  Smoke test FAILED.',
    ''
  );
  return { stdout: lines.join('\n') };
}
