import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCity } from './testkit/city.ts';
import { EvidenceFolder } from './testkit/EvidenceFolder.ts';
import { startFederation } from './testkit/startFederation.ts';

const read = (page: string) => readFileSync(join(import.meta.dirname, page), 'utf8');
const text = read('OPERATING.md');
const administration = read('ADMINISTRATION.md');
const source = globSync('**/*.ts', { cwd: import.meta.dirname, exclude: name => name.endsWith('.test.ts') })
  .map(file => readFileSync(join(import.meta.dirname, file), 'utf8'))
  .join('\n');

test('every metric that OPERATING.md names is there', async () => {
  using folder = new EvidenceFolder();
  await using federation = await startFederation(Object.values(createCity()), { adminPort: 0, evidence: folder.settings });
  const metrics = await (await fetch(`${federation.gateway.adminUrl}/metrics`)).text();
  const named = new Set(text.match(/\b(?:minsheng|nodejs|process)_[a-z0-9_]+[a-z0-9]/g));
  expect(named.size).toBeGreaterThan(10);
  const missing = [...named].filter(name => !metrics.includes(`# TYPE ${name.replace(/_(?:count|bucket|sum)$/, '')} `));
  // What only the first process of several tells; workers/CrewMetrics.test.ts scrapes it.
  expect(missing.filter(name => !source.includes(`name: '${name}'`))).toEqual([]);
});

test('every line of the log that OPERATING.md explains is one that the gateway writes, and none is left out', () => {
  const rows = text.slice(text.indexOf('| `msg` |')).split('\n').slice(2);
  const explained = rows.flatMap(row => [...(row.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)].map(match => match[1] ?? ''));
  for (const message of explained) expect(source).toContain(message.replace('…', '').trim());
  const written = [...source.matchAll(/(?:log|logger)\.(?:info|warn|error)\((?:\{.*\}|line), '([^']+)'\)/gi)].map(
    match => match[1],
  );
  expect(written.length).toBeGreaterThan(15);
  expect(written.filter(message => !explained.some(known => message?.startsWith(known)))).toEqual([]);
});

test('every option that OPERATING.md names is one, and every variable of ADMINISTRATION.md', () => {
  const variables = administration.match(/(?<=^Environment=.*)[A-Z_]+(?==)/gm) ?? [];
  expect(variables.length).toBeGreaterThan(5);
  expect(variables.filter(variable => !source.includes(`.env('${variable}')`) && !source.includes(`'${variable}'`))).toEqual([]);
  const named = new Set([...text.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map(([option]) => option));
  const limits = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8');
  const known = (option: string) =>
    source.includes(`'${option} <`) || source.includes(`'${option}'`) || limits.includes(`| \`${option}\` |`);
  const others = [
    '--help',
    '--data-urlencode',
    '--min-semi-space-size',
    '--max-semi-space-size',
    '--no-allocation-site-pretenuring',
  ];
  expect([...named].filter(option => !known(option) && !others.includes(option))).toEqual([]);
});

test('the gateway is started with the same options of V8 wherever it is', () => {
  const places = [
    'package.json',
    'gateway/package.json',
    'gateway/Dockerfile',
    'gateway/OPERATING.md',
    'docker-compose.yml',
    'city/launcher/startGateway.ts',
    'test/bench/gateways/ours.ts',
  ];
  const ofV8 = /--(?:min-semi|max-semi|no-allocation)[\w=-]+/g;
  const optionsOf = (place: string) => readFileSync(join(import.meta.dirname, '..', place), 'utf8').match(ofV8);
  const expected = ['--min-semi-space-size=64', '--max-semi-space-size=64', '--no-allocation-site-pretenuring'];
  expect(Object.fromEntries(places.map(place => [place, optionsOf(place)]))).toEqual(
    Object.fromEntries(places.map(place => [place, expected])),
  );
});

test('every act of administrators that becomes evidence is in ADMINISTRATION.md, and no other', () => {
  const table = administration.slice(administration.indexOf('| `act` |')).split('\n\n', 1)[0] ?? '';
  const told = table
    .split('\n')
    .slice(2)
    .flatMap(row => [...(row.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)].map(match => match[1]));
  const written = [...source.matchAll(/(?:act: |administer\(gateway, )'([^']+)'/g)].map(match => match[1]);
  expect(told.sort()).toEqual([...new Set(written)].sort());
});
