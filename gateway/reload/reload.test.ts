import { hash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCity } from '../testkit/city.ts';
import { Department } from '../testkit/Department.ts';
import { readableLog } from '../testkit/readableLog.ts';
import { readSse } from '../testkit/readSse.ts';
import { StreamingDepartment } from '../testkit/StreamingDepartment.ts';
import { compose, type Federation, startFederation } from '../testkit/startFederation.ts';

const WEATHER = { sdl: 'type Query { weather: String! }', resolvers: { Query: { weather: () => '晴' } } };

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise(resolve => setTimeout(resolve, 20));
}

const ready = async (federation: Federation) => (await federation.send({}, '/health/ready')).body.supergraph;

test('a department joins: its fields are there without a restart, whoever told the gateway', async () => {
  const city = Object.values(createCity());
  await using federation = await startFederation(city, { supergraphPoll: 0 });
  const weather = new Department('weather', WEATHER);
  await weather.start();
  try {
    expect((await federation.ask('{ weather }')).body.errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    const { sha256 } = await ready(federation);

    // Nobody polls and nobody calls: the file itself is watched.
    await federation.publish(compose([...city, weather]));
    await until(async () => (await ready(federation)).sha256 !== sha256);

    expect((await federation.ask('{ weather people { pid } }')).body.data).toEqual({
      weather: '晴',
      people: [{ pid: 'p1' }, { pid: 'p2' }, { pid: 'p3' }],
    });
  } finally {
    await weather.stop();
  }
});

test('a file that nobody can watch is polled', async () => {
  const city = Object.values(createCity());
  await using federation = await startFederation(city, { supergraphPoll: 30 });
  const { sha256 } = await ready(federation);
  await federation.publish(`${compose(city)}\n# the same, in another text\n`);
  await until(async () => (await ready(federation)).sha256 !== sha256);
});

test.for([
  ['half a file', (good: string) => good.slice(0, good.length / 2), 'is not valid GraphQL'],
  ["a department's own SDL", () => 'type Query { a: String }', 'has no "enum join__Graph"'],
  ['an empty file', () => '', 'is not valid GraphQL'],
] as const)('%s is refused with its reason in the log, and the last good one goes on', async ([, spoil, reason]) => {
  const city = Object.values(createCity());
  const { lines, log } = readableLog();
  await using federation = await startFederation(city, { supergraphPoll: 0 }, log);
  const before = await ready(federation);

  await federation.publish(spoil(compose(city)));
  await federation.gateway.reload();

  expect(federation.gateway.status().lastError?.message).toContain(reason);
  expect(lines).toContainEqual(
    expect.objectContaining({
      level: 50,
      msg: 'the new supergraph is refused; the last good one stays',
      reason: expect.stringContaining(reason),
    }),
  );
  const health = await federation.send({}, '/health/ready');
  expect(health.status).toBe(200);
  expect(health.body.supergraph).toEqual({ ...before, lastErrorAt: expect.any(String) });
  expect((await federation.ask('{ people { pid } }')).body.data.people).toHaveLength(3);

  await federation.publish(compose(city));
  await federation.gateway.reload();
  expect(await ready(federation)).toEqual(before);
});

/** 人社局 knows the people, 民政局 adds a fact to each. */
function createTwo() {
  const people = [{ pid: 'p1' }, { pid: 'p2' }];
  const hrss = new Department('hrss', {
    sdl: 'type Query { people: [Person!]! } type Person @key(fields: "pid") { pid: ID! }',
    resolvers: { Query: { people: () => people } },
  });
  const civil = new Department('civil', {
    sdl: 'type Person @key(fields: "pid") { pid: ID! deathDate: String }',
    resolvers: { Person: { deathDate: ({ pid }: { pid: string }) => (pid === 'p2' ? '2026-03-01' : null) } },
  });
  return { hrss, civil };
}

test('a request that is under way finishes on the graph it began with', async () => {
  const { hrss, civil } = createTwo();
  await using federation = await startFederation([hrss, civil], { supergraphPoll: 0 });
  hrss.delay = 400;
  const slow = federation.ask('{ people { pid deathDate } }');
  await until(() => hrss.heard.length > 0);

  // 民政局 is gone from the next graph, though the request still has to ask it.
  await federation.publish(compose([hrss]));
  await federation.gateway.reload();
  expect(federation.gateway.status().replaced).toBe(1);
  const { body } = await federation.ask('{ people { deathDate } }');
  expect(body.errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  expect(civil.heard).toEqual([]);

  expect((await slow).body).toEqual({
    data: {
      people: [
        { pid: 'p1', deathDate: null },
        { pid: 'p2', deathDate: '2026-03-01' },
      ],
    },
  });
});

test('operations in use are planned before the swap, and one that is not possible any more is named, without its text', async () => {
  const { hrss, civil } = createTwo();
  const { lines, log } = readableLog();
  await using federation = await startFederation([hrss, civil], { supergraphPoll: 0 }, log);
  await federation.ask('query Everybody { people { pid } }');
  await federation.ask('query Deaths { people { pid day: deathDate } }');

  await federation.publish(compose([hrss]));
  await federation.gateway.reload();

  expect(lines).toContainEqual(expect.objectContaining({ msg: 'the supergraph was replaced', warmed: 1, left: 0 }));
  const warning = lines.find(({ msg }) => msg === 'operations in use are not possible any more');
  expect(warning?.operations).toEqual(['Deaths']);
  expect(JSON.stringify(lines)).not.toContain('deathDate');
});

test('subscriptions move to the next graph: each is told to subscribe again, not all in one moment', async () => {
  const reports = new StreamingDepartment();
  const departments = [...Object.values(createCity()), reports];
  const settings = { supergraphPoll: 0, limits: { retireSpread: 1500 } };
  await using federation = await startFederation(departments, settings);
  const watch = { query: 'subscription { deathReported { person { pid name } } }' };
  const streams = await Promise.all([1, 2, 3].map(() => readSse(federation.gateway.url, watch)));
  await until(() => reports.listeners === 3);

  await federation.publish(`${compose(departments)}\n# again\n`);
  await federation.gateway.reload();

  // Until its turn comes a subscription goes on, on the graph it began with.
  expect(reports.listeners).toBeGreaterThan(0);
  reports.push({ date: '2026-03-01', pid: 'p2' });
  const last = streams.at(-1);
  expect((await last?.next())?.data.data.deathReported.person).toEqual({ pid: 'p2', name: '李四' });
  expect((await last?.next())?.data.errors[0].extensions.code).toBe('SUBSCRIPTION_MOVED');
  await until(() => reports.listeners === 0);
});

test('reloads one after the other under load: every request is answered', async () => {
  const city = createCity();
  const departments = Object.values(city);
  await using federation = await startFederation(departments, { supergraphPoll: 0 });
  const texts = [compose(departments), `${compose(departments)}\n# again\n`];
  let isOver = false;
  let answered = 0;
  const failed: unknown[] = [];
  const client = async () => {
    while (!isOver) {
      const { body } = await federation.ask('{ people { name deathDate } indicators { code value status } }');
      if (body.errors || body.data.people.length !== 3) failed.push(body);
      answered += 1;
    }
  };
  const clients = [client(), client(), client()];
  for (let round = 1; round <= 15; round++) {
    const before = answered;
    await federation.publish(texts[round % 2] ?? '');
    await federation.gateway.reload();
    await until(() => answered > before + 3);
  }
  isOver = true;
  await Promise.all(clients);
  expect(failed).toEqual([]);
  expect(federation.gateway.status()).toMatchObject({ replaced: 15, refused: 0 });
});

/** A schema registry: one text at a time, or out of order. */
async function startRegistry() {
  const registry = { text: '', isDown: false, url: '', stop: async () => {} };
  const server = createServer((_, response) => {
    if (registry.isDown) response.writeHead(503).end();
    else response.writeHead(200, { etag: JSON.stringify(hash('md5', registry.text)) }).end(registry.text);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  registry.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/supergraph`;
  registry.stop = async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  };
  return registry;
}

test('a supergraph from a URL is polled; a gateway that starts while it is away uses its last good copy, and catches up', async () => {
  const city = Object.values(createCity());
  // Their addresses are needed for the text before the gateway starts; they are stopped with it.
  await Promise.all(city.map(department => department.start()));
  const texts = [compose(city), `${compose(city)}\n# again\n`] as const;
  await Promise.all(city.map(department => department.stop()));
  const folder = await mkdtemp(join(tmpdir(), 'reload-copy-'));
  const registry = await startRegistry();
  try {
    const settings = { supergraph: registry.url, supergraphPoll: 50, supergraphCache: join(folder, 'last-good.graphql') };
    registry.isDown = true;
    await expect(startFederation(city, settings)).rejects.toThrow(`${registry.url}: it answered 503`);
    await Promise.all(city.map(department => department.stop()));

    registry.isDown = false;
    registry.text = texts[0];
    {
      await using federation = await startFederation(city, settings);
      registry.text = texts[1];
      await until(() => federation.gateway.status().replaced === 1);
    }
    registry.isDown = true;
    const { lines, log } = readableLog();
    await using federation = await startFederation(city, settings, log);
    expect(lines[0]).toMatchObject({ level: 50, msg: 'starting with the copy of the last good supergraph' });
    expect(federation.gateway.status().sha256).toBe(hash('sha256', texts[1]));
    expect((await federation.ask('{ people { pid } }')).body.data.people).toHaveLength(3);
    registry.isDown = false;
    registry.text = texts[0];
    await until(() => federation.gateway.status().sha256 === hash('sha256', texts[0]));
  } finally {
    await registry.stop();
    await rm(folder, { recursive: true });
  }
});
