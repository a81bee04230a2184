// What people do on a blog platform, as the article's stress test had it: log in once, then read and write.
import { check } from 'k6';
import exec from 'k6/execution';
import { answerOf, call, logIn, newAccount, traceOf } from './api.js';
import { remember } from './slowest.js';

const stress = ['get profile', 'list blogs', 'get blog', 'create blog', 'create comment', 'list comments'];

export const mixes = {
  stress,
  whole: ['log in', ...stress],
  read: ['get profile', 'list blogs', 'get blog', 'list comments'],
};

const blogCount = 20;
const failuresShown = 5;
let failures = 0;

/** People who are logged in, and blogs with comments for them to find: the known ones, or new ones. For setup(). */
export function prepare(people, knownBlogs) {
  const users = Array.from({ length: people }, (_, number) => {
    const account = newAccount(number);
    answerOf(call('setup', 'POST', '/auth/register', { body: account }));
    // One after the other: each costs two bcrypt hashes, of which only so many run at a time.
    const { accessToken } = answerOf(logIn('setup', account));
    return { email: account.email, username: account.username, token: accessToken };
  });
  return { users, blogs: knownBlogs || Array.from({ length: blogCount }, (_, number) => write(number, users)) };
}

function write(number, users) {
  const { token } = users[number % users.length];
  const blog = answerOf(call('setup', 'POST', '/blogs', { body: newBlog(`Read ${number}`), token }));
  for (let i = 0; i < 3; i++) {
    answerOf(call('setup', 'POST', `/blogs/${blog.id}/comments`, { body: { content: 'Read' }, token }));
  }
  return blog.id;
}

/** One round of a mix, without a pause. */
export function round(mix, { email, username, token }, blog) {
  if (mix === 'whole') {
    const login = logIn('log in', { email });
    if (!expect('log in', login, 200, '"accessToken":"')) {
      return;
    }
    token = login.json('accessToken');
  }
  expect('get profile', call('get profile', 'GET', '/users/me', { token }), 200, username);
  expect('list blogs', call('list blogs', 'GET', '/blogs?limit=10'), 200, '"items":[{');
  expect('get blog', call('get blog', 'GET', `/blogs/${blog}`), 200, blog);
  if (mix === 'read') {
    expect('list comments', call('list comments', 'GET', `/blogs/${blog}/comments`), 200, '"items":[{');
    return;
  }
  // Titles differ, as those of people do.
  const title = `Written under load ${exec.vu.idInTest}-${exec.vu.iterationInInstance}`;
  const created = call('create blog', 'POST', '/blogs', { body: newBlog(title), token });
  if (!expect('create blog', created, 201, '"id":"')) {
    return;
  }
  const comments = `/blogs/${created.json('id')}/comments`;
  // A comment on a blog of one's own mails nobody, so that no queue of mails grows behind the requests.
  const comment = call('create comment', 'POST', comments, { body: { content: 'Seen in the trace' }, token });
  if (expect('create comment', comment, 201, '"id":"')) {
    expect('list comments', call('list comments', 'GET', comments), 200, comment.json('id'));
  }
}

/** Looks into the body without parsing it: what the client computes, the server has not. */
export function expect(name, response, status, content) {
  remember(name, response);
  const passed = check(response, {
    [`${name}: ${status} and what it should say`]: (r) =>
      r.status === status && r.body !== null && r.body.includes(content),
  });
  if (!passed && failures < failuresShown) {
    failures += 1;
    console.error(`${name}: ${response.status} ${response.error} ${response.body} (trace ${traceOf(response)})`);
  }
  return passed;
}

function newBlog(title) {
  return { title, content: '# No ghosts here', tags: ['load'] };
}
