// The slowest requests with their traces, as JSON lines, if SLOWEST is set: k6 run --console-output FILE collects them.
// `--out json` knows them too, but writes some ten lines per request, which costs the client a good part of a core. So
// each virtual user remembers its five slowest and logs a request that gets among them: ever fewer as time goes by.
import exec from 'k6/execution';
import { traceOf } from './api.js';

const remembered = 5;
const slowest = [];

export function remember(endpoint, response) {
  const ms = response.timings.duration;
  if (!__ENV.SLOWEST || exec.scenario.name === 'warm-up' || (slowest.length === remembered && ms <= slowest[0])) {
    return;
  }
  slowest.push(ms);
  slowest.sort((a, b) => a - b);
  if (slowest.length > remembered) {
    slowest.shift();
  }
  console.log(JSON.stringify({ endpoint, ms, traceId: traceOf(response) }));
}
