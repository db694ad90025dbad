import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = import.meta.dirname;
/** A worker that says what it was told, and ends. */
const worker = `
  import { pino } from 'pino';
  import { askPushed } from ${JSON.stringify(join(folder, 'askPushed.ts'))};
  const told = await askPushed({ timeout: 1500, log: pino(pino.destination({ dest: 2, sync: true })) });
  console.log(JSON.stringify({ told }));
  if (process.connected) process.disconnect();`;

/** Starts it in a process of its own. @param answer how its primary answers */
async function ask(answer: (send: (message: object) => void) => void) {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', worker], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  const said = { stdout: '', stderr: '' };
  child.stdout?.on('data', chunk => {
    said.stdout += chunk;
  });
  child.stderr?.on('data', chunk => {
    said.stderr += chunk;
  });
  child.once('message', question => {
    expect(question).toEqual({ begins: true });
    answer(message => child.send(message));
  });
  expect(await once(child, 'close')).toEqual([0, null]);
  const { told } = JSON.parse(said.stdout);
  return { told, warnings: said.stderr.split('\n').flatMap(line => (line ? [JSON.parse(line)] : [])) };
}

const pushed = { sdl: 'type Query { a: String }', over: 'a'.repeat(64), push: 3 };
const WARNING = 'the primary did not say what was pushed before; starting with the source of the supergraph';

test('a worker that starts hears what was pushed before, whatever else is said to it meanwhile', async () => {
  const { told, warnings } = await ask(send => {
    send({ number: 1, ask: 'metrics' });
    send({ pushed });
  });
  expect(told).toEqual(pushed);
  expect(warnings).toEqual([]);
});

test('or that nothing was', async () => {
  expect(await ask(send => send({ pushed: undefined }))).toEqual({ told: undefined, warnings: [] });
});

test.for<[string, Parameters<typeof ask>[0], string]>([
  ['that is silent', () => {}, 'no answer within 1500 ms (--worker-timeout)'],
  ['of another version', send => send({ pushed: { ...pushed, over: 7 } }), 'the answer has another shape'],
])('a primary %s keeps no worker from starting', async ([, answer, reason]) => {
  const { told, warnings } = await ask(answer);
  expect(told).toBeUndefined();
  expect(warnings).toEqual([expect.objectContaining({ level: 40, msg: WARNING, reason: expect.stringContaining(reason) })]);
});
