import { hash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createCity } from '../testkit/city.ts';
import { Department } from '../testkit/Department.ts';
import { readableLog } from '../testkit/readableLog.ts';
import { compose, type Federation, startFederation } from '../testkit/startFederation.ts';

const SECRET = 'the secret of the schema registry';
const city = createCity();
const departments = Object.values(city);
const weather = new Department('weather', {
  sdl: 'type Query { weather: String! }',
  resolvers: { Query: { weather: () => '晴' } },
});
beforeAll(() => weather.start());
afterAll(() => weather.stop());

const started: Federation[] = [];
afterEach(async () => {
  for (const federation of started.splice(0)) await federation[Symbol.asyncDispose]();
});

/** A gateway that takes pushes, and looks at its file only when it is told to. */
async function start(settings: Parameters<typeof startFederation>[1] = {}, log?: Logger): Promise<Federation> {
  const federation = await startFederation(
    departments,
    { supergraphPoll: 0, adminPort: 0, pushSecret: SECRET, ...settings },
    log,
  );
  started.push(federation);
  return federation;
}

async function push({ gateway }: Federation, sdl: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${gateway.adminUrl}/supergraph`, {
    method: 'POST',
    headers: { 'content-type': 'application/graphql', authorization: `Bearer ${SECRET}`, ...headers },
    body: sdl,
  });
  return { status: response.status, body: await response.json() };
}

const withWeather = () => compose([...departments, weather]);
const again = (sdl: string, note = 'again') => `${sdl}\n# ${note}\n`;

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise(resolve => setTimeout(resolve, 20));
}

test('a pushed supergraph is served when the answer says so, and requests under way finish on the one they began with', async () => {
  const federation = await start();
  city.hrss.delay = 300;
  const slow = federation.ask('query Old { people { pid } }');
  const heard = city.hrss.heard.length;
  await until(() => city.hrss.heard.length > heard);
  const { status, body } = await push(federation, withWeather());
  city.hrss.delay = 0;
  expect(status).toBe(200);
  expect(body).toEqual({
    served: true,
    sha256: hash('sha256', withWeather()),
    loadedAt: expect.stringMatching(/^\d{4}-/),
    kept: false,
    lostOperations: [],
  });
  expect((await federation.ask('{ weather }')).body.data).toEqual({ weather: '晴' });
  expect((await slow).body.data.people).toHaveLength(3);
});

test('the sender learns which operations in use are not possible any more', async () => {
  const federation = await start();
  await push(federation, withWeather());
  await federation.ask('query Sky { weather }');
  expect((await push(federation, compose(departments))).body.lostOperations).toEqual(['Sky']);
});

describe('what is refused', () => {
  test('a bad supergraph, with the reasons; the last good one stays', async () => {
    const federation = await start();
    const { sha256 } = federation.gateway.status();
    const { status, body } = await push(federation, 'type Query { a: String }');
    expect(status).toBe(422);
    expect(body.served).toBe(false);
    expect(body.reasons[0]).toContain('has no "enum join__Graph"');
    expect(body.stays.sha256).toBe(sha256);
    expect(federation.gateway.status()).toMatchObject({ sha256, refused: 1 });
    expect((await federation.ask('{ people { pid } }')).status).toBe(200);
  });

  test.for<[string, number, Record<string, string>]>([
    ['a wrong secret', 403, { authorization: 'Bearer the secret of somebody' }],
    ['no secret', 403, { authorization: '' }],
    ['another kind of text', 415, { 'content-type': 'application/json' }],
    ['more than is allowed', 413, {}],
  ])('%s', async ([, expected, headers]) => {
    const federation = await start({ limits: { maxSupergraphBytes: 100 } });
    const { sha256 } = federation.gateway.status();
    const { status, body } = await push(federation, withWeather(), headers);
    expect(status).toBe(expected);
    expect(body).toEqual({ served: false, reasons: [expect.stringMatching(/\p{Script=Han}/u)] });
    expect(JSON.stringify(body)).not.toContain(SECRET);
    expect(federation.gateway.status().sha256).toBe(sha256);
  });

  test('everything, where no secret is set: there is no such address', async () => {
    await using federation = await startFederation(Object.values(createCity()), { adminPort: 0 });
    const response = await fetch(`${federation.gateway.adminUrl}/supergraph`, { method: 'POST', body: withWeather() });
    expect(response.status).toBe(404);
  });

  test('a push at the port of callers', async () => {
    const federation = await start();
    const headers = { 'content-type': 'application/graphql', authorization: `Bearer ${SECRET}` };
    expect((await federation.send({ method: 'POST', headers, body: withWeather() }, '/supergraph')).status).toBe(404);
  });
});

test('the operator reads who pushed with a wrong secret, once in a while and without the secret', async () => {
  const { lines, log } = readableLog();
  const federation = await start({}, log);
  for (const guess of ['the secret of somebody', 'another guess', 'a third guess']) {
    await push(federation, withWeather(), { authorization: `Bearer ${guess}` });
  }
  const warnings = lines.filter(({ msg }) => msg === 'a push was refused: its secret is wrong or missing');
  expect(warnings).toEqual([expect.objectContaining({ level: 40, address: '127.0.0.1', times: 1 })]);
  expect(JSON.stringify(lines)).not.toMatch(/guess|somebody|registry/);
});

test('health tells operators why a push was refused, and callers only when, until a supergraph is taken', async () => {
  const federation = await start();
  const { gateway } = federation;
  const ready = async () => {
    const [forOperators, forCallers] = await Promise.all([
      fetch(`${gateway.adminUrl}/health/ready`),
      federation.send({}, '/health/ready'),
    ]);
    expect([forOperators.status, forCallers.status]).toEqual([200, 200]);
    return [await forOperators.json(), forCallers.body];
  };
  const { sha256, loadedAt } = (await ready())[0].supergraph;
  expect(await ready()).toEqual(Array(2).fill({ status: 'ok', supergraph: { sha256: gateway.status().sha256, loadedAt } }));

  const { reasons } = (await push(federation, 'type Query { a: String }')).body;
  // A file that is as it was says nothing of the push.
  await gateway.reload();
  const supergraph = { sha256, loadedAt, lastErrorAt: expect.any(String) };
  expect(await ready()).toEqual([
    { status: 'ok', supergraph: { ...supergraph, lastError: reasons[0] } },
    { status: 'ok', supergraph },
  ]);

  await push(federation, withWeather());
  expect((await ready())[0].supergraph).toEqual({ sha256: hash('sha256', withWeather()), loadedAt: expect.any(String) });
});

describe('whoever spoke last is believed', () => {
  test('an unchanged file does not take a push back; a changed one does', async () => {
    const federation = await start();
    const { gateway } = federation;
    await push(federation, withWeather());
    const pushed = gateway.status().sha256;
    await gateway.reload();
    // Written again with the same text, which the watcher notices.
    await federation.publish(compose(departments));
    await gateway.reload();
    expect(gateway.status().sha256).toBe(pushed);
    expect(gateway.status().lastError).toBeUndefined();

    const changed = again(compose(departments));
    await federation.publish(changed);
    await gateway.reload();
    expect(gateway.status().sha256).toBe(hash('sha256', changed));
    // Now its first text is a change too.
    await federation.publish(compose(departments));
    await gateway.reload();
    expect(gateway.status().sha256).toBe(hash('sha256', compose(departments)));
  });

  test('a restart begins with what was pushed, if a copy is kept and the file did not change meanwhile', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'push-copy-'));
    const settings = { supergraphCache: join(folder, 'last-good.graphql') };
    {
      await using federation = await startFederation(departments, {
        adminPort: 0,
        pushSecret: SECRET,
        supergraphPoll: 0,
        ...settings,
      });
      expect((await push(federation, withWeather())).body.kept).toBe(true);
    }
    {
      await using federation = await startFederation(departments, { supergraphPoll: 0, ...settings });
      expect(federation.gateway.status().sha256).toBe(hash('sha256', withWeather()));
      // Not for long, but for as long as the file stays what it was.
      await federation.gateway.reload();
      expect(federation.gateway.status().sha256).toBe(hash('sha256', withWeather()));
      await federation.publish(again(compose(departments)));
      await federation.gateway.reload();
      expect(federation.gateway.status().sha256).toBe(hash('sha256', again(compose(departments))));
    }
    await using federation = await startFederation(departments, { supergraphPoll: 0, ...settings });
    expect(federation.gateway.status().sha256).toBe(hash('sha256', compose(departments)));
    await rm(folder, { recursive: true });
  });

  test('pushes at the same time are served one after the other', async () => {
    const federation = await start();
    const texts = [1, 2, 3].map(number => again(withWeather(), `push ${number}`));
    const answers = await Promise.all(texts.map(text => push(federation, text)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(federation.gateway.status().replaced).toBe(3);
  });
});
