import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { createCity } from '../testkit/city.ts';
import { EvidenceFolder } from '../testkit/EvidenceFolder.ts';
import { StreamingDepartment } from '../testkit/StreamingDepartment.ts';
import { startFederation } from '../testkit/startFederation.ts';
import { subscribeOver } from '../testkit/subscribeOver.ts';

test("a subscription that ends while its department's chain cannot be written is refused at its end, and nobody is accused", async () => {
  using evidence = new EvidenceFolder();
  const reports = new StreamingDepartment();
  const federation = await startFederation([...Object.values(createCity()), reports], { evidence: evidence.settings });
  const stream = await subscribeOver(
    'sse',
    federation.gateway.url,
    'subscription { deathReported { date person { pid name } } }',
  );
  stream.next().catch(() => {});
  await vi.waitFor(() => expect(reports.listeners).toBe(1), 10_000);
  const chain = `${evidence.directory}/to-reports-1`;
  renameSync(chain, `${chain}-away`);
  writeFileSync(chain, '');
  stream.hangUp();
  await vi.waitFor(async () => expect((await evidence.requests()).at(-1)?.event).toBe('request refused'), 10_000);
  rmSync(chain);
  renameSync(`${chain}-away`, chain);
  await vi.waitFor(async () => expect((await evidence.records('to-reports-1')).at(-1)?.event).toBe('ledger resumed'), 10_000);
  await federation[Symbol.asyncDispose]();
  expect((await evidence.requests()).map(({ event }) => event)).toEqual(['request opened', 'request sealed', 'request refused']);
  expect(await evidence.verify()).toMatchObject({ exit: 0, open: [] });
});
