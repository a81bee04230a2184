// What a run came to, as a table for people and as JSON for programs.

/** The article's stress test. */
export const article = { rate: 151, p95: 145.22, p99: 196.95, checks: 64192 };

export const trendStats = ['med', 'p(95)', 'p(99)', 'max', 'count'];

/** k6 keeps figures of a tag only where a threshold names it; these always hold. */
export function figuresOf(scenario, endpoints) {
  const tags = [`scenario:${scenario}`, ...endpoints.map((name) => `scenario:${scenario},name:${name}`)];
  return Object.assign(
    { [`checks{scenario:${scenario}}`]: ['rate>=0'] },
    ...tags.map((tag) => ({
      [`http_req_duration{${tag}}`]: ['max>=0'],
      [`http_req_failed{${tag}}`]: ['rate>=0'],
    }))
  );
}

/** Of the requests of a scenario, without those of setup(); times in milliseconds. */
export function figures({ metrics, state, setup_data: prepared }, scenario, endpoints) {
  const seconds = prepared ? (Date.now() - prepared.begun) / 1000 : state.testRunDurationMs / 1000;
  const of = (tag) => {
    const { count, med, 'p(95)': p95, 'p(99)': p99, max } = metrics[`http_req_duration{${tag}}`].values;
    // What counts as passed here is that a request has failed.
    const failed = metrics[`http_req_failed{${tag}}`].values.passes;
    return { count, rate: count / seconds, failed, p50: med, p95, p99, max };
  };
  const { count: requests, ...all } = of(`scenario:${scenario}`);
  const checks = metrics[`checks{scenario:${scenario}}`].values;
  return {
    seconds,
    requests,
    ...all,
    checks: { passed: checks.passes, failed: checks.fails },
    endpoints: Object.fromEntries(endpoints.map((name) => [name, of(`scenario:${scenario},name:${name}`)])),
  };
}

export function table({ endpoints, requests, ...all }) {
  const line = (name, values) => `  ${name.padEnd(16)}${values.map((value) => value.padStart(10)).join('')}`;
  const row = (name, { count, rate, p50, p95, p99, max, failed }) =>
    line(name, [`${count}`, rate.toFixed(1), ...[p50, p95, p99, max].map((ms) => ms.toFixed(2)), `${failed}`]);
  return [
    '',
    `${line('', ['calls', 'per s', 'median', 'p95', 'p99', 'max', 'failed'])}   (ms)`,
    ...Object.entries(endpoints).map(([name, figuresOfName]) => row(name, figuresOfName)),
    row('all', { count: requests, ...all }),
    '',
  ];
}

/** Our figures with the article's beside them. */
export function besideTheArticle({ rate, p95, p99, checks, failed }) {
  const line = (name, ours, theirs) => `  ${name.padEnd(24)}${ours.padStart(10)}   (the article: ${theirs})`;
  return [
    line('requests per second', rate.toFixed(1), `${article.rate}`),
    line('p95 in ms', p95.toFixed(2), `${article.p95}`),
    line('p99 in ms', p99.toFixed(2), `${article.p99}`),
    line('checks passed', `${checks.passed}`, `${article.checks}`),
    line('checks, requests failed', `${checks.failed}, ${failed}`, '0, 0'),
    '',
  ];
}

/** The last line, and what did not hold. */
export function verdict(test, { requests }, { metrics }) {
  const broken = Object.entries(metrics).flatMap(([metric, { thresholds = {} }]) =>
    Object.entries(thresholds)
      .filter(([, { ok }]) => !ok)
      .map(([threshold]) => `  ${metric}: not ${threshold}`)
  );
  if (requests === 0) {
    broken.push('  no requests were made');
  }
  return [...broken, broken.length === 0 ? `  ${test} passed.` : `  ${test} FAILED.`, ''];
}

/** For handleSummary(): the lines on the screen, and the figures in the file that SUMMARY names. */
export function output(lines, document) {
  const files = __ENV.SUMMARY ? { [__ENV.SUMMARY]: `${JSON.stringify(document, null, 2)}\n` } : {};
  return { stdout: lines.join('\n'), ...files };
}
