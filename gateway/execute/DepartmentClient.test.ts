import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type DepartmentLimits, defaultDepartmentLimits } from '../config/DepartmentLimits.ts';
import { CallerHungUp } from '../RequestDeadline.ts';
import { FaultyLine, faults } from '../testkit/FaultyLine.ts';
import { type DepartmentAnswer, type DepartmentCall, DepartmentClient } from './DepartmentClient.ts';

let line: FaultyLine;
beforeAll(async () => {
  line = await FaultyLine.open();
});
afterAll(() => line[Symbol.asyncDispose]());
beforeEach(() => {
  line.heard.length = 0;
  line.fault = response => response.end('{"data":{"a":1}}');
});

/** A department behind the line, with everything that would repeat or refuse switched off unless the test switches it on. */
function connect(limits: Partial<DepartmentLimits> = {}, more: { dedupeInFlight?: boolean } = {}) {
  const off = { departmentRetries: 0, departmentBreakerCalls: 0 };
  const client = new DepartmentClient({ name: 'hrss', url: line.url }, { ...defaultDepartmentLimits, ...off, ...limits }, more);
  const calls: DepartmentCall[] = [];
  const ask = (
    body = '{}',
    { signal = new AbortController().signal, repeatable = true, authority = undefined as string | undefined } = {},
  ) => client.ask(body, { signal, repeatable, authority, onCall: call => calls.push(call) });
  return { client, ask, calls, [Symbol.asyncDispose]: () => client.close() };
}

const codeOf = (answer: DepartmentAnswer) => (answer.ok ? 'ok' : answer.failure.code);
/** Resolves once so many requests have arrived at the department. */
const heard = (count: number) => expect.poll(() => line.heard.length).toBe(count);

describe('a query that fails for a passing reason is sent again', () => {
  test.for(['resetsAtOnce', 'resetsInTheMiddle', 'answers503'] as const)('when the department %s', async name => {
    await using hrss = connect({ departmentRetries: 2 });
    line.fault = (response, body) => {
      if (line.heard.length === 1) faults[name](response, body);
      else response.end('{"data":{"a":2}}');
    };
    expect(await hrss.ask()).toEqual({ ok: true, data: { a: 2 }, errors: [] });
    expect(hrss.calls).toMatchObject([{ outcome: 'ok', repeats: 1, joined: false }]);
    expect(hrss.client.health.counters).toMatchObject({ sent: 2, repeated: 1 });
  });

  test('but not without end: the last failure is the answer', async () => {
    await using hrss = connect({ departmentRetries: 2 });
    line.fault = faults.answers503;
    expect(codeOf(await hrss.ask())).toBe('DEPARTMENT_UNREACHABLE');
    expect(line.heard).toHaveLength(3);
  });

  test('a mutation never: it may have been carried out', async () => {
    await using hrss = connect({ departmentRetries: 2, departmentTimeoutRetries: 2, departmentTimeout: 100 });
    for (const name of ['resetsAtOnce', 'resetsInTheMiddle', 'answers503', 'hangs'] as const) {
      line.fault = faults[name];
      expect(codeOf(await hrss.ask('{}', { repeatable: false }))).toMatch(/UNREACHABLE|TIMEOUT/);
    }
    expect(line.heard).toHaveLength(4);
  });

  test('nor what is no passing reason: a fault of its own, garbage, too large an answer', async () => {
    await using hrss = connect({ departmentRetries: 2, maxDepartmentAnswerBytes: 10_000 });
    const codes = [];
    for (const name of ['answers500', 'answersGarbage', 'answersWithoutEnd', 'announcesGigabyte'] as const) {
      line.fault = faults[name];
      codes.push(codeOf(await hrss.ask()));
    }
    expect(codes).toEqual([
      'DEPARTMENT_ERROR',
      'DEPARTMENT_INVALID_ANSWER',
      'DEPARTMENT_ANSWER_TOO_LARGE',
      'DEPARTMENT_ANSWER_TOO_LARGE',
    ]);
    expect(line.heard).toHaveLength(4);
  });

  test('after a timeout only where the operator wants it', async () => {
    line.fault = faults.hangs;
    await using hrss = connect({ departmentTimeout: 100, departmentRetries: 2 });
    expect(codeOf(await hrss.ask())).toBe('DEPARTMENT_TIMEOUT');
    expect(line.heard).toHaveLength(1);
    await using patient = connect({ departmentTimeout: 100, departmentTimeoutRetries: 2 });
    expect(codeOf(await patient.ask())).toBe('DEPARTMENT_TIMEOUT');
    expect(line.heard).toHaveLength(4);
  });

  test('and not when the department asks to come back later than anybody waits', async () => {
    await using hrss = connect({ departmentRetries: 2, departmentTimeout: 5000 });
    line.fault = response => response.writeHead(503, { 'retry-after': '60' }).end();
    expect(codeOf(await hrss.ask())).toBe('DEPARTMENT_UNREACHABLE');
    expect(line.heard).toHaveLength(1);
  });

  test('within a budget: a department that is down gets a few repeats, not a multiple of its load', async () => {
    line.fault = faults.answers503;
    await using hrss = connect({ departmentRetries: 1, departmentRetriesPerSecond: 0, departmentRetryPercent: 20 });
    for (let count = 0; count < 50; count++) await hrss.ask();
    expect(hrss.client.health.counters).toMatchObject({ sent: 60, repeated: 10, repeatsRefused: 40 });
  });
});

describe('a department that fails again and again is left alone', () => {
  const limits = { departmentBreakerCalls: 4, departmentBreakerPercent: 50, departmentBreakerPause: 60_000 };

  test('no further call reaches it, and callers learn so at once', async () => {
    await using hrss = connect(limits);
    line.fault = faults.answers500;
    for (let count = 0; count < 4; count++) expect(codeOf(await hrss.ask())).toBe('DEPARTMENT_ERROR');
    expect(codeOf(await hrss.ask())).toBe('DEPARTMENT_CIRCUIT_OPEN');
    expect(line.heard).toHaveLength(4);
    expect(hrss.client.health).toMatchObject({ state: 'open', timesOpened: 1, counters: { refused: 1 } });
  });

  test('those who wait for a connection at that moment do not wait any longer', async () => {
    await using hrss = connect({ ...limits, departmentConnections: 1 });
    line.fault = faults.answers500;
    const codes = (await Promise.all(Array.from({ length: 10 }, () => hrss.ask()))).map(codeOf);
    expect(codes.filter(code => code === 'DEPARTMENT_CIRCUIT_OPEN')).toHaveLength(6);
    expect(line.heard).toHaveLength(4);
  });

  test('one call finds out whether it is back, and a probe whose caller hung up decides nothing', async () => {
    await using hrss = connect({ ...limits, departmentBreakerPause: 0 });
    line.fault = faults.answers500;
    for (let count = 0; count < 4; count++) await hrss.ask();
    line.fault = faults.hangs;
    const hangUp = new AbortController();
    const probe = hrss.ask('{}', { signal: hangUp.signal });
    await heard(5);
    expect(codeOf(await hrss.ask())).toBe('DEPARTMENT_CIRCUIT_OPEN');
    hangUp.abort(new CallerHungUp());
    await probe;
    expect(hrss.client.health.state).toBe('half-open');
    line.fault = response => response.end('{"data":{"a":1}}');
    expect(codeOf(await hrss.ask())).toBe('ok');
    expect(hrss.client.health.state).toBe('closed');
  });

  test('errors that it reports as a department should, are no reason', async () => {
    await using hrss = connect(limits);
    line.fault = response => response.end('{"data":null,"errors":[{"message":"no"}]}');
    for (let count = 0; count < 10; count++) expect(codeOf(await hrss.ask())).toBe('ok');
    expect(hrss.client.health.state).toBe('closed');
  });
});

describe('calls wait for a connection', () => {
  test('in order, and their waiting counts as part of their time', async () => {
    line.fault = faults.hangs;
    await using hrss = connect({ departmentConnections: 1, departmentTimeout: 200 });
    const codes = (await Promise.all([hrss.ask('1'), hrss.ask('2')])).map(codeOf);
    expect(codes).toEqual(['DEPARTMENT_TIMEOUT', 'DEPARTMENT_TIMEOUT']);
    // The second may have got the connection for the last moment of its time, if any.
    expect(hrss.client.health).toMatchObject({ inFlight: 0, waiting: 0 });
  });

  test('but not more than the queue has room for', async () => {
    await using hrss = connect({ departmentConnections: 2, departmentQueue: 3 });
    line.fault = response => setTimeout(() => response.end('{"data":{"a":1}}'), 50);
    const codes = (await Promise.all(Array.from({ length: 7 }, (_, index) => hrss.ask(`${index}`)))).map(codeOf);
    expect(codes).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'DEPARTMENT_OVERLOADED', 'DEPARTMENT_OVERLOADED']);
    expect(hrss.client.health).toMatchObject({ inFlight: 0, waiting: 0, counters: { overloaded: 2 } });
  });

  test('a caller who leaves the queue leaves no hole in it', async () => {
    await using hrss = connect({ departmentConnections: 1, departmentQueue: 1 });
    line.fault = faults.hangs;
    const first = new AbortController();
    const second = new AbortController();
    const asked = [hrss.ask('1', { signal: first.signal }), hrss.ask('2', { signal: second.signal })];
    await heard(1);
    second.abort(new CallerHungUp());
    line.fault = response => response.end('{"data":{"a":1}}');
    const third = hrss.ask('3');
    first.abort(new CallerHungUp());
    expect(codeOf(await third)).toBe('ok');
    await Promise.all(asked);
    expect(line.heard).toEqual(['1', '3']);
    expect(hrss.calls.map(({ outcome }) => outcome)).toEqual(['CALLER_HUNG_UP', 'CALLER_HUNG_UP', 'ok']);
  });
});

describe('equal queries on their way at the same time', () => {
  const slow = () => {
    line.fault = response => setTimeout(() => response.end('{"data":{"list":[1]}}'), 100);
  };

  test('travel once; each asker gets an answer of his own, to do with as he likes', async () => {
    slow();
    await using hrss = connect();
    const answers = await Promise.all([1, 2, 3].map(() => hrss.ask('{"q":1}', { authority: 'anonymous' })));
    expect(line.heard).toHaveLength(1);
    expect(answers.map(answer => answer.ok && answer.data)).toEqual([{ list: [1] }, { list: [1] }, { list: [1] }]);
    expect(new Set(answers.map(answer => answer.ok && answer.data)).size).toBe(3);
    expect(hrss.calls.map(({ joined }) => joined)).toEqual([false, true, true]);
    expect(hrss.client.health.counters).toMatchObject({ sent: 1, joined: 2 });
  });

  test('not for another authority, not for another text, not without authority, not for mutations', async () => {
    slow();
    await using hrss = connect();
    await Promise.all([
      hrss.ask('{"q":1}', { authority: 'a' }),
      hrss.ask('{"q":1}', { authority: 'b' }),
      hrss.ask('{"q":2}', { authority: 'a' }),
      hrss.ask('{"q":1}'),
      hrss.ask('{"q":1}', { authority: 'a', repeatable: false }),
    ]);
    expect(line.heard).toHaveLength(5);
  });

  test('not where it is switched off', async () => {
    slow();
    await using hrss = connect({}, { dedupeInFlight: false });
    await Promise.all([1, 2].map(() => hrss.ask('{"q":1}', { authority: 'a' })));
    expect(line.heard).toHaveLength(2);
  });

  test('the one who asked first may hang up without taking the answer from the others', async () => {
    slow();
    await using hrss = connect();
    const hangUp = new AbortController();
    const first = hrss.ask('{"q":1}', { authority: 'a', signal: hangUp.signal });
    const second = hrss.ask('{"q":1}', { authority: 'a' });
    await heard(1);
    hangUp.abort(new CallerHungUp());
    expect(codeOf(await first)).toBe('DEADLINE_EXCEEDED');
    expect(codeOf(await second)).toBe('ok');
    expect(line.heard).toHaveLength(1);
  });

  test('when all have hung up, the department need not go on', async () => {
    line.fault = faults.hangs;
    await using hrss = connect();
    const hangUp = new AbortController();
    const asked = [1, 2].map(() => hrss.ask('{"q":1}', { authority: 'a', signal: hangUp.signal }));
    await heard(1);
    hangUp.abort(new CallerHungUp());
    await Promise.all(asked);
    await expect.poll(() => line.openConnections).toBe(0);
    expect(hrss.client.health).toMatchObject({ inFlight: 0, counters: { givenUp: 1 } });
  });

  test('whoever asks after a mutation is not answered with what was read before it', async () => {
    await using hrss = connect();
    line.fault = (response, body) => {
      if (body !== 'mutation') setTimeout(() => response.end(`{"data":{"n":${line.heard.length}}}`), 150);
      else response.end('{"data":{}}');
    };
    const before = hrss.ask('{"q":1}', { authority: 'a' });
    await heard(1);
    await hrss.ask('mutation', { repeatable: false, authority: 'a' });
    const after = hrss.ask('{"q":1}', { authority: 'a' });
    await Promise.all([before, after]);
    expect(line.heard).toEqual(['{"q":1}', 'mutation', '{"q":1}']);
  });
});
