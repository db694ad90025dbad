/**
 * The whole city on a PostgreSQL server: generate, import, start, ask the board. Prints rows, seconds, rows/s and peak memory of each
 * step and the board's latency at the gateway beside a request that only reaches the gateway (its liveness) in the same run.
 *
 *   npm run build && npx node test/bench/fullCity.bench.ts [scale]        (scale: full unless named; needs PostgreSQL's server programs)
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createKeysOnce, keysFileOf } from '../../city/launcher/createKeysOnce.ts';
import { ask } from '../testkit/ask.ts';
import { startPostgres } from '../testkit/startPostgres.ts';
import { type StartedProcess, startProcess } from '../testkit/startProcess.ts';

const root = resolve(import.meta.dirname, '..', '..');
const scale = process.argv[2] ?? 'full';
const folder = mkdtempSync(join(tmpdir(), 'minsheng-full-city-'));
const key = join(folder, 'city.key');
const DEPARTMENTS = ['hrss', 'medical-insurance', 'civil-affairs', 'veterans-affairs', 'leading-group'];
const BOARD = readFileSync(join(root, 'schema', 'operations', 'board.graphql'), 'utf8');

mkdirSync(folder, { recursive: true });
writeFileSync(key, 'a key for a bench only, 0123456789abcdef', { mode: 0o600 });
// What an operator would set on this machine; durability stays on.
await using server = await startPostgres({
  settings: [
    'shared_buffers=2GB',
    'max_wal_size=8GB',
    'checkpoint_timeout=15min',
    'maintenance_work_mem=512MB',
    'work_mem=64MB',
    'max_connections=100',
  ],
});
const running: StartedProcess[] = [];
try {
  await generate();
  createKeysOnce(folder, DEPARTMENTS);
  for (const department of DEPARTMENTS) await importInto(department);
  for (const department of DEPARTMENTS) running.push(await serve(department));
  const gateway = await startGateway();
  running.push(gateway);
  await measureBoard(gateway.address);
} finally {
  for (const each of running.reverse()) await each.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function generate(): Promise<void> {
  const args = [
    'city/generate.ts',
    '--scale',
    scale,
    '--seed',
    '1',
    '--today',
    '2025-10-31',
    '--out',
    join(folder, 'exports'),
    '--truth',
    join(folder, 'truth'),
  ];
  const { seconds, peakMiB, lines } = await runMeasured(args, {});
  console.log(`generate ${scale}: ${seconds.toFixed(1)} s, peak ${peakMiB} MiB · ${lines.at(-1) ?? ''}`);
}

async function importInto(department: string): Promise<void> {
  const url = await server.createDatabase(department);
  const args = [join('subgraphs', department, 'dist', 'import.js'), join(folder, 'exports', department)];
  const { seconds, peakMiB, lines } = await runMeasured(args, { DATABASE_URL: url, PID_KEY_FILE: key });
  const files = lines.flatMap(line => {
    const [, file, rows, took] = /^✓ (\S+) (\d+) 行.*（([\d.]+) 秒/.exec(line) ?? [];
    return file === undefined ? [] : [{ file, rows: Number(rows), seconds: Number(took) }];
  });
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const loading = files.reduce((sum, file) => sum + file.seconds, 0);
  console.log(
    `import ${department}: ${rows.toLocaleString('en')} rows in ${loading.toFixed(1)} s = ${Math.round(rows / loading).toLocaleString('en')} rows/s; ` +
      `with indicators ${seconds.toFixed(1)} s, peak ${peakMiB} MiB`,
  );
  for (const file of files.filter(each => each.rows > 100_000)) {
    console.log(
      `  ${file.file}: ${file.rows.toLocaleString('en')} rows, ${Math.round(file.rows / file.seconds).toLocaleString('en')} rows/s`,
    );
  }
  for (const line of lines.filter(each => each.startsWith('指标'))) console.log(`  ${line}`);
}

function serve(department: string): Promise<StartedProcess> {
  return startProcess({
    args: [join(root, 'subgraphs', department, 'dist', 'server.js')],
    env: {
      DATABASE_URL: server.url(department),
      PORT: '0',
      NODE_ENV: 'production',
      GATEWAY_KEYS_FILE: keysFileOf(folder, department),
      ANONYMOUS_CALLERS: 'answered',
    },
    ready: /listening on (\S+)/,
  });
}

function startGateway(): Promise<StartedProcess> {
  return startProcess({
    args: [
      join(root, 'gateway', 'dist', 'server.js'),
      ...['--supergraph', join(root, 'schema', 'supergraph.graphql'), '--port', '0'],
      ...['--department-keys', keysFileOf(folder, 'gateway')],
      ...DEPARTMENTS.flatMap((department, index) => ['--subgraph', `${department}=${running[index]?.address}`]),
    ],
    env: { NODE_ENV: 'production' },
    ready: /listening on (\S+)/,
  });
}

async function measureBoard(gateway: string): Promise<void> {
  const { data, errors } = await ask<{ indicators: unknown[] }>(gateway, BOARD);
  if (errors !== undefined || data?.indicators.length !== 26)
    throw new Error(`the board did not answer whole: ${JSON.stringify(errors)}`);
  const board = await sample(200, () => ask(gateway, BOARD));
  const plain = await sample(200, () => fetch(new URL('/health/live', gateway)).then(response => response.text()));
  console.log(`board, 26 indicators: median ${board.median} ms, p95 ${board.p95} ms; liveness: median ${plain.median} ms`);
}

async function sample(times: number, work: () => Promise<unknown>): Promise<{ median: string; p95: string }> {
  const taken: number[] = [];
  for (let round = 0; round < times; round++) {
    const started = performance.now();
    await work();
    taken.push(performance.now() - started);
  }
  taken.sort((a, b) => a - b);
  return { median: (taken[Math.floor(times / 2)] ?? 0).toFixed(1), p95: (taken[Math.floor(times * 0.95)] ?? 0).toFixed(1) };
}

async function runMeasured(
  args: string[],
  env: Record<string, string>,
): Promise<{ seconds: number; peakMiB: number; lines: string[] }> {
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  let peakKiB = 0;
  const watch = setInterval(() => {
    peakKiB = Math.max(peakKiB, peakOf(child.pid));
  }, 100);
  const code = await new Promise<number | null>(ended => child.once('close', ended));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${args[0]} failed (exit ${code}):\n${output.slice(-2000)}`);
  return { seconds: (performance.now() - started) / 1000, peakMiB: Math.round(peakKiB / 1024), lines: output.trim().split('\n') };
}

/** Peak resident memory that the kernel keeps for a process, in KiB; 0 where /proc is missing. */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
