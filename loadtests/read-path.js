// The read path, without a pause: a page of blogs, a blog, its comments and the reader's profile, in turn.
// TARGET=http://localhost:8080 VUS=4 DURATION=20s k6 run loadtests/read-path.js
import http from 'k6/http';
import { check } from 'k6';

const target = (__ENV.TARGET || 'http://localhost:8080').replace(/\/$/, '');
const password = 'a benchmark password';

export const options = {
  vus: Number(__ENV.VUS || 4),
  duration: __ENV.DURATION || '20s',
  thresholds: { checks: ['rate==1'] },
  summaryTrendStats: ['med', 'p(95)', 'p(99)', 'count'],
};

const json = (token) => ({
  headers: Object.assign({ 'Content-Type': 'application/json' }, token && { Authorization: `Bearer ${token}` }),
});

function post(path, body, token) {
  const response = http.post(target + path, JSON.stringify(body), json(token));
  if (response.status >= 300) {
    throw new Error(`POST ${path}: ${response.status} ${response.body}`);
  }
  return response.json();
}

// Logged in once: what is measured is reading, not bcrypt.
export function setup() {
  const username = `reader-${Date.now().toString(36)}`;
  const email = `${username}@example.org`;
  post('/auth/register', { email, username, password });
  const token = post('/auth/login', { email, password }).accessToken;
  const blogs = Array.from({ length: 20 }, (_, i) => post('/blogs', { title: `Read ${i}`, content: '# Read' }, token));
  blogs.forEach((blog) => post(`/blogs/${blog.id}/comments`, { content: 'Read' }, token));
  return { token, ids: blogs.map((blog) => blog.id) };
}

export default function ({ token, ids }) {
  const id = ids[__ITER % ids.length];
  for (const path of ['/blogs?limit=10', `/blogs/${id}`, `/blogs/${id}/comments`, '/users/me']) {
    const response = http.get(target + path, path === '/users/me' ? json(token) : {});
    check(response, { 'status 200': (r) => r.status === 200 });
  }
}
