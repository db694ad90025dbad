import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCity } from '../../testkit/city.ts';
import { GatewayProcess } from '../../testkit/GatewayProcess.ts';
import { compose } from '../../testkit/startFederation.ts';
import { TraceCollector } from '../../testkit/TraceCollector.ts';

const city = Object.values(createCity());
let folder: string;
let supergraph: string;
beforeAll(async () => {
  await Promise.all(city.map(department => department.start()));
  folder = await mkdtemp(join(tmpdir(), 'traces-'));
  supergraph = join(folder, 'supergraph.graphql');
  await writeFile(supergraph, compose(city));
});
afterAll(async () => {
  await Promise.all(city.map(department => department.stop()));
  await rm(folder, { recursive: true });
});

/** Says on stderr which packages of OpenTelemetry are loaded. */
const tellLoaded = `--import=data:text/javascript,${encodeURIComponent(
  `import { registerHooks } from 'node:module';
   registerHooks({ resolve(name, context, next) { if (name.startsWith('@opentelemetry/')) console.error('loaded ' + name); return next(name, context); } });`,
)}`;

async function askOnce(args: string[], env: Record<string, string> = {}): Promise<GatewayProcess> {
  const gateway = new GatewayProcess(['--supergraph', supergraph, '--port', '0', ...args], { ...env, NODE_OPTIONS: tellLoaded });
  const url = await gateway.listening();
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: '{"query":"{ people { name } }"}' });
  expect(answer.status).toBe(200);
  await answer.text();
  gateway.child.kill('SIGTERM');
  expect(await gateway.ended).toBe(0);
  return gateway;
}

/** prom-client loads the API, which does nothing by itself, for exemplars. */
const loaded = (stderr: string) => [...stderr.matchAll(/^loaded (?!@opentelemetry\/api$).*/gm)].length;

test('a gateway without tracing loads nothing of it', async () => {
  const { said } = await askOnce([]);
  expect(loaded(said.stderr)).toBe(0);
});

test('a gateway that is stopped delivers its last spans first, with the headers of the environment', async () => {
  await using collector = await TraceCollector.start();
  const { said } = await askOnce(['--trace-endpoint', collector.url, '--trace-sample', '1'], {
    OTEL_EXPORTER_OTLP_HEADERS: 'x-api-key=known to the collector',
    OTEL_SERVICE_NAME: 'city-gateway',
  });
  expect(loaded(said.stderr)).toBeGreaterThan(0);
  expect(collector.spans.map(({ name }) => name)).toContain('ask hrss');
  expect(collector.headers[0]?.['x-api-key']).toBe('known to the collector');
  expect(collector.resources[0]?.['service.name']).toBe('city-gateway');
});

test('OpenTelemetry’s own variables are enough', async () => {
  await using collector = await TraceCollector.start();
  await askOnce([], { OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`, OTEL_TRACES_SAMPLER_ARG: '1' });
  expect(collector.resources[0]?.['service.name']).toBe('minsheng-gateway');
  await askOnce([], { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collector.endpoint, OTEL_TRACES_SAMPLER_ARG: '1' });
  expect(collector.resources.length).toBe(2);
  await askOnce([], { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_TRACES_SAMPLER_ARG: '1', OTEL_SDK_DISABLED: 'true' });
  expect(collector.resources.length).toBe(2);
});

test.each([
  [['--trace-endpoint', 'collector:4318'], 'the endpoint for traces is "collector:4318"; give an http(s) URL'],
  [['--trace-sample', '5'], 'Give a number from 0 to 1'],
  [['--trace-callers', 'believe'], 'Allowed choices are join, trust, ignore'],
])('%j is refused with a sentence that says what to give', async (args, sentence) => {
  const gateway = new GatewayProcess(['--supergraph', supergraph, ...args]);
  expect(await gateway.ended).toBe(1);
  expect(gateway.said.stderr).toContain(sentence);
});
