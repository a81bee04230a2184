// Logins at a fixed rate, whether or not those before them have been answered: something for auth-service to do while
// something else is measured.
//   RATE=3 (logins per second) DURATION=20s TARGET=http://localhost:8080 k6 run loadtests/steady-logins.js
import exec from 'k6/execution';
import { logIn } from './lib/api.js';
import { expect, prepare } from './lib/mix.js';

export const options = {
  scenarios: {
    logins: {
      executor: 'constant-arrival-rate',
      rate: Number(__ENV.RATE || 3),
      duration: __ENV.DURATION || '20s',
      preAllocatedVUs: 20,
    },
  },
  thresholds: { checks: ['rate==1'] },
};

export function setup() {
  return prepare(5, []);
}

export default function ({ users }) {
  const user = users[exec.scenario.iterationInTest % users.length];
  expect('log in', logIn('log in', user), 200, '"accessToken":"');
}
