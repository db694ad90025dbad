import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { defaultLimits } from '../../gateway/config/GatewayLimits.ts';
import { DepartmentClient } from '../../gateway/execute/DepartmentClient.ts';

/**
 * What one call to a department costs the gateway, in CPU, against a canned answer from another process:
 * `./node_modules/.bin/node test/bench/departmentCalls.bench.ts`. Each body differs, so that no call joins another.
 */
const CALLS = Number(process.env.CALLS ?? 30_000);
const AT_ONCE = 50;
const ANSWER_BYTES = [60, 12_000];

if (process.send) serveCanned();
else for (const bytes of ANSWER_BYTES) await measure(bytes);

function serveCanned(): void {
  const server = createServer((request, response) => {
    const size = Number(request.url?.slice(1));
    const answer = JSON.stringify({ data: { text: 'x'.repeat(size) } });
    request.resume().on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end(answer));
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}

async function measure(bytes: number): Promise<void> {
  const server = fork(import.meta.filename);
  const [port] = await once(server, 'message');
  const client = new DepartmentClient({ name: 'canned', url: `http://127.0.0.1:${port}/${bytes}` }, defaultLimits);
  await callMany(client, CALLS / 3);
  for (const _run of [1, 2, 3]) {
    const cpu = process.cpuUsage();
    const started = performance.now();
    await callMany(client, CALLS);
    const { user, system } = process.cpuUsage(cpu);
    const seconds = (performance.now() - started) / 1000;
    console.log(
      `${bytes} bytes: ${((user + system) / CALLS).toFixed(1)} µs CPU per call, ${Math.round(CALLS / seconds)} calls/s`,
    );
  }
  await client.close();
  server.kill();
}

async function callMany(client: DepartmentClient, count: number): Promise<void> {
  const { signal } = new AbortController();
  let next = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < count) {
        next += 1;
        const answer = await client.ask(`{"query":"{ text }","variables":{"n":${next}}}`, {
          signal,
          repeatable: true,
          authority: 'anonymous',
          onCall: () => {},
        });
        if (!answer.ok) throw new Error(answer.failure.code);
      }
    }),
  );
}
