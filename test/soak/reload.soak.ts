import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FromCity } from './city.ts';

// Does a gateway stay as it is over 200 supergraphs under load?
//
//   NODE_ENV=production npx node --expose-gc test/soak/reload.soak.ts [reloads]
//
// The gateway runs in this process, the departments and twelve callers in another. Two supergraphs take turns; in one of them
// a further department joins. Every tenth of the way the memory after garbage collection is printed. Fails when a request
// failed, or when the last third needs more than the first: heap 5 %, resident memory 10 %, handles at all.

const RELOADS = Number(process.argv[2] ?? 200);
const MOST_HEAP_GROWTH = 1.05;
const MOST_RSS_GROWTH = 1.1;
const MIB = 1024 * 1024;

interface Sample {
  reloads: number;
  heap: number;
  external: number;
  rss: number;
  handles: number;
  delay: number;
}

const { startGateway } = await import('../../gateway/startGateway.ts');
const { defaultConfig } = await import('../../gateway/config/GatewayConfig.ts');
const { pino } = await import('pino');

const folder = await mkdtemp(join(tmpdir(), 'reload-soak-'));
const supergraph = join(folder, 'supergraph.graphql');
const city = fork(join(import.meta.dirname, 'city.ts'));
const hear = async () => (await once(city, 'message'))[0] as FromCity;
const first = await hear();
if (!('texts' in first)) throw new Error('the city did not begin with its supergraphs');
const { texts } = first;
await writeFile(supergraph, texts[0]);
const gateway = await startGateway({ ...defaultConfig, supergraph, port: 0, supergraphPoll: 0 }, pino({ level: 'error' }));
city.send({ url: `${gateway.url}/graphql` });
await sleep(2000);

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const samples: Sample[] = [await sample(0)];
const started = performance.now();
for (let reload = 1; reload <= RELOADS; reload++) {
  await writeFile(supergraph, texts[reload % 2 === 0 ? 0 : 1]);
  await gateway.reload();
  if (reload % Math.ceil(RELOADS / 10) === 0) samples.push(await sample(reload));
}
const seconds = (performance.now() - started) / 1000;
const outcome = hear();
city.send('stop');
const result = await outcome;
const { replaced, refused } = gateway.status();
await gateway.close();
await rm(folder, { recursive: true });
process.exitCode = judge(result, { replaced, refused, seconds });

async function sample(reloads: number): Promise<Sample> {
  // What a graph leaves behind goes in turns: objects, then what they kept outside the heap.
  for (let turn = 0; turn < 3; turn++) {
    globalThis.gc?.();
    await sleep(50);
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  const handles = process.getActiveResourcesInfo().filter(name => !/Timeout|Immediate|Req/.test(name)).length;
  const taken = { reloads, heap: heapUsed, external, rss, handles, delay: delay.percentile(99) / 1e6 };
  const mib = (bytes: number) => `${(bytes / MIB).toFixed(1)} MiB`.padStart(10);
  process.stdout.write(
    `${String(reloads).padStart(4)} reloads  heap ${mib(taken.heap)}  external ${mib(external)}  rss ${mib(rss)}  handles ${handles}  loop delay p99 ${taken.delay.toFixed(0)} ms, max ${(delay.max / 1e6).toFixed(0)} ms\n`,
  );
  delay.reset();
  return taken;
}

function judge(result: FromCity, done: { replaced: number; refused: number; seconds: number }): number {
  if (!('answered' in result)) throw new Error('the city did not end with its count');
  // The first sample is of a gateway that has not reloaded yet.
  const third = Math.floor((samples.length - 1) / 3);
  const begin = samples.slice(1, 1 + third);
  const end = samples.slice(-third);
  const mean = (of: Sample[], what: 'heap' | 'rss' | 'handles') => of.reduce((sum, one) => sum + one[what], 0) / of.length;
  const growth = (what: 'heap' | 'rss' | 'handles') => mean(end, what) / mean(begin, what);
  process.stdout.write(
    `${done.replaced} reloads in ${done.seconds.toFixed(0)} s, ${done.refused} refused; ${result.answered} requests, ${result.failed.length} failed\n` +
      `last third against first third: heap × ${growth('heap').toFixed(3)}, rss × ${growth('rss').toFixed(3)}, handles × ${growth('handles').toFixed(3)}\n`,
  );
  for (const failure of result.failed.slice(0, 5)) process.stdout.write(`  ${failure}\n`);
  const isWell =
    result.failed.length === 0 &&
    done.replaced === RELOADS &&
    growth('heap') <= MOST_HEAP_GROWTH &&
    growth('rss') <= MOST_RSS_GROWTH &&
    // Connections come and go with the load; a leak adds at least one for each reload.
    mean(end, 'handles') - mean(begin, 'handles') < RELOADS / 10;
  process.stdout.write(isWell ? 'flat\n' : 'NOT flat\n');
  return isWell ? 0 : 1;
}
