import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { askSigned, signedCall, startTestDepartment, type TestDepartment } from '../testing/index.ts';
import { greetings } from './testing/greetings.ts';

let department: TestDepartment;
beforeAll(async () => {
  department = await startTestDepartment(greetings, { maxBodyBytes: 10_000 });
});
afterAll(() => department[Symbol.asyncDispose]());

const lines = (...head: string[]) => `${head.join('\r\n')}\r\n\r\n`;
const POST = ['POST /graphql HTTP/1.1', 'host: department'];
/** Each is signed anew: a signature is good for one request. */
const signed = () => Object.entries(signedCall('')).map(([name, value]) => `${name}: ${value}`);

/** Writes raw bytes to the department's port, as no well-behaved client would. */
function dial(bytes: string) {
  const { port, hostname } = new URL(department.url);
  const socket = connect(Number(port), hostname);
  socket.write(bytes);
  return socket;
}

describe('A department', () => {
  it.each(['/health/live', '/health/ready'])(
    'tells an operator at %s that it is well, in the words of the gateway',
    async path => {
      const response = await fetch(new URL(path, department.url));
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
      expect(await response.json()).toEqual({ status: 'ok' });
    },
  );

  it('goes on answering when a client hangs up in the middle of its body', async () => {
    const surprises: unknown[] = [];
    const note = (reason: unknown) => surprises.push(reason);
    process.on('unhandledRejection', note);
    const socket = dial(`${lines(...POST, ...signed(), 'content-length: 500')}{"query":`);
    await new Promise(resolve => setTimeout(resolve, 100));
    socket.resetAndDestroy();
    await new Promise(resolve => setTimeout(resolve, 100));
    expect(await department.ask('{ greeting }')).toEqual({ greeting: '您好' });
    process.off('unhandledRejection', note);
    expect(surprises).toEqual([]);
  });

  it('tells which field it failed on, and why only to its own log', async () => {
    const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const answer = await department.askRaw('{ greeting broken }');
    const logged = log.mock.calls.map(([line]) => String(line)).join('');
    log.mockRestore();
    expect(answer.data).toEqual({ greeting: '您好', broken: null });
    expect(answer.errors).toEqual([
      {
        message: expect.stringContaining('本部门处理此字段时出错'),
        path: ['broken'],
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      },
    ]);
    expect(logged).toMatch(/Error: 王小明 is no number\n {4}at /);
  });

  it('begins a line about a failure by the trace of the request, when the gateway traces', async () => {
    const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const traces = ['00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', 'forged\tline'];
    for (const traceparent of traces) {
      await (await askSigned(department.url, '{"query":"{ broken }"}', { headers: { traceparent } })).text();
    }
    const logged = log.mock.calls.map(([line]) => String(line));
    log.mockRestore();
    expect(logged[0]).toMatch(/^trace 4bf92f3577b34da6a3ce929d0e0e4736: Error: 王小明 is no number\n/);
    expect(logged[1]).toMatch(/^Error: 王小明 is no number\n/);
  });

  it('tells by 503 and in a word that its database is away, and goes on living', async () => {
    const away = vi.spyOn(department.database.orm.em.getConnection(), 'execute').mockRejectedValue(new Error('away'));
    const [live, ready] = await Promise.all(['live', 'ready'].map(which => fetch(new URL(`/health/${which}`, department.url))));
    away.mockRestore();
    expect([live?.status, ready?.status]).toEqual([200, 503]);
    expect(await ready?.json()).toEqual({ status: 'database unavailable' });
  });

  it('says that a body is too large, by its declared length before it is sent', async () => {
    const answer = await text(dial(lines(...POST, ...signed(), 'content-length: 99999999')));
    expect(answer).toMatch(/^HTTP\/1\.1 413 .*larger than 10000 bytes \(MAX_BODY_BYTES\)/s);
    expect(answer).toMatch(/connection: close/i);
  });

  it('says that a body is too large, also when it was sent without a length', async () => {
    const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`;
    const answer = await text(dial(lines(...POST, ...signed(), 'transfer-encoding: chunked') + chunk.repeat(8)));
    expect(answer).toMatch(/^HTTP\/1\.1 413 .*larger than 10000 bytes/s);
  });
});
