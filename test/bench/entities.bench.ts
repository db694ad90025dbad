/**
 * What 10,000 `Person` references cost in hrss: one `_entities` call over HTTP, six fields of the record, rows on PostgreSQL.
 * `npm run build -w subgraphs/hrss && npx node test/bench/entities.bench.ts`; ends with 1 when the median misses its limit.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { Agent, request } from 'undici';
import { signedCall, testKeysFile } from '../../subgraphs/kit/testing/askSigned.ts';
import { startPostgres } from '../testkit/startPostgres.ts';
import { startProcess } from '../testkit/startProcess.ts';

const PERSONS = 120_000;
const REFERENCES = 10_000;
const WARM_UP = 10;
const RUNS = 15;
const LIMIT_MS = 120;

const QUERY = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    __typename
    ... on Person { pid socialSecurity { personNumber name sex birthDate livingStatus firstInsuredMonth } }
  }
}`;

const root = resolve(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'minsheng-bench-'));
const agent = new Agent({ connections: 1 });

await using postgres = await startPostgres();
const url = await postgres.createDatabase('hrss');
await using department = await startProcess({
  args: [join(root, 'subgraphs', 'hrss', 'dist', 'server.js')],
  env: { DATABASE_URL: url, PORT: '0', HOST: '127.0.0.1', NODE_ENV: 'production', GATEWAY_KEYS_FILE: testKeysFile() },
  ready: /listening on (\S+)/,
});
await settle(url);

const body = JSON.stringify({ query: QUERY, variables: { representations: references() } });
const answer = await ask(department.address);
checkAnswer(answer);

const file = join(folder, 'answer.json');
writeFileSync(file, answer);
await using plain = await startProcess({
  args: [join(import.meta.dirname, 'plainAnswer.ts'), file],
  ready: /listening on (\S+)/,
});

const cpuBefore = cpuOf(department.pid);
const entities = await measure(department.address);
const cpu = (cpuOf(department.pid) - cpuBefore) / (WARM_UP + RUNS);
const loopback = await measure(plain.address);
await agent.close();

process.stdout.write(
  [
    `${REFERENCES} Person references of ${PERSONS} persons, ${(body.length / 1e6).toFixed(2)} MB in, ${(answer.length / 1e6).toFixed(2)} MB out, ${RUNS} runs`,
    `_entities over HTTP    median ${ms(entities.median)}   p95 ${ms(entities.p95)}   (limit ${LIMIT_MS} ms)`,
    `the same bytes plainly median ${ms(loopback.median)}   p95 ${ms(loopback.p95)}   ratio ${(entities.median / loopback.median).toFixed(1)}`,
    `processor time of hrss itself, each call, warm-up included: ${ms(cpu)} (on a busy machine the steadier figure)`,
    '',
  ].join('\n'),
);
process.exitCode = entities.median <= LIMIT_MS ? 0 : 1;

async function settle(connectionString: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query(`
    insert into person (pid, citizen_id, person_number, name, sex, birth_date, division_code, living_status, first_insured_month, import_run)
    select encode(sha256(n::text::bytea), 'hex'), '-', 'P' || lpad(n::text, 9, '0'), '居民' || n, (1 + n % 2)::text,
           date '1940-01-01' + n % 25000, '360799' || lpad((1 + n % 18)::text, 3, '0'), '1', date '2008-07-01', 1
    from generate_series(1, ${PERSONS}) n`);
  await client.query('vacuum analyze person');
  await client.end();
}

/** Spread over all persons; one in a hundred is unknown to the department, as references from elsewhere are. */
function references(): { __typename: string; pid: string }[] {
  return Array.from({ length: REFERENCES }, (_, index) => {
    const person = index % 100 === 0 ? -index : 1 + ((index * 7_919) % PERSONS);
    return { __typename: 'Person', pid: createHash('sha256').update(String(person)).digest('hex') };
  });
}

async function ask(address: string): Promise<string> {
  const response = await request(address, {
    method: 'POST',
    headers: signedCall(body),
    body,
    dispatcher: agent,
  });
  return response.body.text();
}

function checkAnswer(text: string): void {
  const { data, errors } = JSON.parse(text) as {
    data?: { _entities: { pid: string; socialSecurity: { name: string } | null }[] };
    errors?: unknown;
  };
  assert.equal(errors, undefined, text.slice(0, 500));
  const known = data?._entities.filter(entity => entity.socialSecurity !== null) ?? [];
  assert.equal(data?._entities.length, REFERENCES);
  assert.equal(known.length, REFERENCES - REFERENCES / 100);
}

async function measure(address: string): Promise<{ median: number; p95: number }> {
  for (let run = 0; run < WARM_UP; run++) await ask(address);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const started = performance.now();
    await ask(address);
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95) };
}

/** Processor time a process has used, in ms: fields 14 and 15 of proc_pid_stat(5), in ticks of 10 ms; NaN where there is no /proc. */
function cpuOf(pid: number): number {
  if (!existsSync(`/proc/${pid}/stat`)) return Number.NaN;
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function ms(value: number): string {
  return `${value.toFixed(1).padStart(6)} ms`;
}
