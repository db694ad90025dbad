import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCity } from './testkit/city.ts';
import { GatewayProcess } from './testkit/GatewayProcess.ts';
import { Issuer } from './testkit/Issuer.ts';
import { compose } from './testkit/startFederation.ts';

const city = createCity();
const departments = Object.values(city);
let folder: string;
let supergraph: string;
beforeAll(async () => {
  await Promise.all(departments.map(department => department.start()));
  folder = await mkdtemp(join(tmpdir(), 'gateway-process-'));
  supergraph = join(folder, 'supergraph.graphql');
  await writeFile(supergraph, compose(departments));
});
afterAll(async () => {
  await Promise.all(departments.map(department => department.stop()));
  await rm(folder, { recursive: true });
});

const ask = (url: string, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{"query":"{ people { pid } }"}',
  });

describe('an operator starts the gateway', () => {
  test('on a free port; it says where it listens and what it does not check yet, and stops without dropping a request', async () => {
    const gateway = new GatewayProcess(['--supergraph', supergraph, '--port', '0']);
    const url = await gateway.listening();
    const { pid } = gateway.child;
    expect(gateway.said.stdout).toBe(`gateway listening on ${url} (pid ${pid})\n`);
    await expect.poll(() => gateway.log()).toContainEqual(expect.objectContaining({ msg: 'listening', url, pid }));
    expect((await ask(url)).status).toBe(200);
    for (const part of ['identity', 'policy', 'evidence']) expect(gateway.said.stderr).toContain(`${part}: `);

    city.hrss.delay = 600;
    const inFlight = ask(url);
    await new Promise(resolve => setTimeout(resolve, 200));
    gateway.child.kill('SIGTERM');
    expect(await (await inFlight).json()).toEqual({ data: { people: [{ pid: 'p1' }, { pid: 'p2' }, { pid: 'p3' }] } });
    expect(await gateway.ended).toBe(0);
    city.hrss.delay = 0;
    await expect(ask(url)).rejects.toThrow();
  });

  test('by environment, with a department at another address and with limits', async () => {
    const real = city.hrss.url;
    const elsewhere = join(folder, 'elsewhere.graphql');
    await writeFile(
      elsewhere,
      compose(
        departments.map(({ name, typeDefs, url }) => ({ name, typeDefs, url: name === 'hrss' ? 'http://127.0.0.1:1/' : url })),
      ),
    );
    const gateway = new GatewayProcess([], { SUPERGRAPH: elsewhere, PORT: '0', SUBGRAPH_URL_HRSS: real, MAX_DEPTH: '2' });
    const url = await gateway.listening();
    expect(await (await ask(url)).json()).toEqual({ data: { people: [{ pid: 'p1' }, { pid: 'p2' }, { pid: 'p3' }] } });
    const deep = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ people { spouse { pid } } }"}',
    });
    expect(await deep.text()).toContain('OPERATION_TOO_DEEP');
    gateway.child.kill('SIGINT');
    expect(await gateway.ended).toBe(0);
  });
});

test.for([[[]], [['--workers', '2']]] as const)('it stops also when nobody reads its log any more: %j', async ([more]) => {
  const gateway = new GatewayProcess(['--supergraph', supergraph, '--port', '0', ...more]);
  await gateway.listening();
  gateway.child.stdout?.destroy();
  gateway.child.stderr?.destroy();
  const ended = once(gateway.child, 'exit');
  gateway.child.kill('SIGTERM');
  expect((await ended)[0]).toBe(0);
});

describe('an operator names an issuer', () => {
  test('every worker asks for a token of it, and nothing warns that nobody is checked', async () => {
    await using issuer = await Issuer.start();
    // Its departments say nothing about sharing, so that policy would give nothing.
    const args = ['--supergraph', supergraph, '--port', '0', '--workers', '2', '--policy', 'off'];
    const gateway = new GatewayProcess(args, { ISSUER: issuer.url, AUDIENCE: issuer.audience });
    const url = await gateway.listening();
    const authorization = `Bearer ${await issuer.token()}`;
    for (let sent = 0; sent < 4; sent++) {
      expect((await ask(url)).status).toBe(401);
      expect((await ask(url, { authorization })).status).toBe(200);
    }
    expect(gateway.said.stderr).not.toContain('identity: ');
    gateway.child.kill('SIGTERM');
    await gateway.ended;
  });

  test('and revocations that are not there end the start: who should be refused must not be served', async () => {
    const args = [
      '--issuer',
      'https://login.example.cn',
      '--audience',
      'minsheng',
      '--revocations-file',
      '/nowhere/revoked.json',
    ];
    const gateway = new GatewayProcess(['--supergraph', supergraph, '--port', '0', ...args]);
    expect(await gateway.ended).toBe(1);
    expect(gateway.said.stderr).toContain('gateway cannot start: Cannot read the revocations in /nowhere/revoked.json');
  });
});

test('an operator hides the schema and the page for people, by environment', async () => {
  const gateway = new GatewayProcess(['--supergraph', supergraph, '--port', '0'], { INTROSPECTION: 'off', GRAPHIQL: 'off' });
  const url = await gateway.listening();
  const schema = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ __schema { types { name } } }"}',
  });
  expect(await schema.text()).toContain('GRAPHQL_VALIDATION_FAILED');
  expect((await fetch(url, { headers: { accept: 'text/html' } })).headers.get('content-type')).not.toContain('html');
  gateway.child.kill('SIGTERM');
  await gateway.ended;
});

describe('the process is a production process before anything is loaded', () => {
  /** Runs a gateway's program for `--help` and asks the copy of graphql-js that it loaded whether it compares realms. */
  function comparesRealms(program: string): string {
    const question = `
      import { createRequire } from 'node:module';
      process.on('exit', () => {
        const { instanceOf } = createRequire(${JSON.stringify(program)})('graphql/jsutils/instanceOf.js');
        class Mine { get [Symbol.toStringTag]() { return 'GraphQLSchema'; } }
        class FromAnotherRealm { get [Symbol.toStringTag]() { return 'GraphQLSchema'; } }
        try {
          instanceOf(new FromAnotherRealm(), Mine);
          process.stderr.write('fast');
        } catch {
          process.stderr.write('slow');
        }
      });`;
    const args = ['--import', `data:text/javascript,${encodeURIComponent(question)}`, program, '--help'];
    return spawnSync(process.execPath, args, { env: { ...process.env, NODE_ENV: 'development' }, encoding: 'utf8' }).stderr;
  }

  test('as it is in the repository', () => {
    expect(comparesRealms(join(import.meta.dirname, 'server.ts'))).toBe('fast');
  });

  test('and as it is built', async () => {
    // Inside the workspace, so that the built files find their packages.
    const dir = await mkdtemp(join(import.meta.dirname, '..', 'node_modules', '.gateway-build-'));
    try {
      const rolldown = join(import.meta.dirname, '..', 'node_modules', 'rolldown', 'bin', 'cli.mjs');
      const built = spawnSync(process.execPath, [rolldown, '-c', 'rolldown.config.mjs', '-d', dir], { cwd: import.meta.dirname });
      expect(built.status).toBe(0);
      expect(comparesRealms(join(dir, 'server.js'))).toBe('fast');
    } finally {
      await rm(dir, { recursive: true });
    }
  });
});

describe('an operator makes a mistake, and is told what it is', () => {
  test.for([
    ['no file', ['--supergraph', '/nowhere/supergraph.graphql'], 'Cannot read the supergraph file /nowhere/supergraph.graphql'],
    ['no supergraph at all', [], "required option '--supergraph <file or URL>' not specified"],
    ['only documents of no manifest', ['--supergraph', 'x', '--persisted-only'], 'needs --persisted-documents <file>'],
    [
      'an origin that is none',
      ['--supergraph', 'x', '--cors-origin', 'https://a.cn/board'],
      '"https://a.cn/board" is not an origin',
    ],
    [
      'cookies of every web page',
      ['--supergraph', 'x', '--cors-origin', '*', '--cors-credentials'],
      'would let every web page act as its reader',
    ],
    ['a sample of more than all', ['--supergraph', 'x', '--log-sample', '10'], 'Give a number from 0 to 1'],
    [
      'pushes to nowhere',
      ['--supergraph', 'x', '--push-secret', 'a secret that is long enough'],
      '--push-secret needs --admin-port',
    ],
    [
      'a secret in a file that is still empty',
      ['--supergraph', 'x', '--admin-port', '0', '--push-secret-file', '/dev/null'],
      '/dev/null holds no secret for pushing a supergraph: write at least 16 characters into it, or leave out --push-secret-file',
    ],
    [
      'a secret of blanks',
      ['--supergraph', 'x', '--admin-port', '0', '--push-secret', '                    '],
      '--push-secret is empty: give at least 16 characters, or leave it out',
    ],
    ['a wrong port', ['--supergraph', 'x', '--port', 'http'], 'Give a whole number'],
    ['a switch that is neither on nor off', ['--supergraph', 'x'], 'INTROSPECTION is "no"; set it to on or off', 'no'],
    ['a department without a URL', ['--supergraph', 'x', '--subgraph', 'hrss'], 'must have the form name=url'],
  ] as const)('%s', async ([, args, message, introspection = 'on']) => {
    const gateway = new GatewayProcess([...args, ...(args.includes('--port' as never) ? [] : ['--port', '0'])], {
      INTROSPECTION: introspection,
    });
    expect(await gateway.ended).toBe(1);
    expect(gateway.said.stderr).toContain(message);
  });
});
