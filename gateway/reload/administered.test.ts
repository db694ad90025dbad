import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCity } from '../testkit/city.ts';
import { EvidenceFolder } from '../testkit/EvidenceFolder.ts';
import { compose, type Federation, startFederation } from '../testkit/startFederation.ts';

const SECRET = 'the secret of the schema registry';
const departments = Object.values(createCity());
let evidence: EvidenceFolder;
let federation: Federation;
let good: string;
let file: string;
beforeEach(async () => {
  evidence = new EvidenceFolder();
  const settings = { supergraphPoll: 0, adminPort: 0, pushSecret: SECRET, evidence: evidence.settings };
  federation = await startFederation(departments, settings);
  good = compose(departments);
  file = expect.stringMatching(/^file \/.*\/supergraph\.graphql$/);
});
afterEach(() => evidence[Symbol.dispose]());

const sha256 = (text: string) => hash('sha256', text);
const half = () => good.slice(0, good.length / 2);

async function put(sdl: string): Promise<void> {
  await federation.publish(sdl);
  await federation.gateway.reload();
}

async function push(body: string): Promise<void> {
  const headers = { 'content-type': 'application/graphql', authorization: `Bearer ${SECRET}` };
  await fetch(`${federation.gateway.adminUrl}/supergraph`, { method: 'POST', headers, body });
}

const document = readFileSync(join(import.meta.dirname, '../../schema/evidence-events.md'), 'utf8');

/** What stands in the evidence between the start and the stop; its words are those of the document. */
async function acts() {
  await federation[Symbol.asyncDispose]();
  const told = (await evidence.records()).filter(({ event }) => event === 'administered');
  for (const { who, act } of told) {
    expect(document).toContain(`\`${act}\``);
    const [right] = /^(account|file|address|push secret)/.exec(String(who)) ?? [who];
    expect(document).toMatch(new RegExp(`\`${right}( <\\w+>)?\``));
  }
  return told.slice(1, -1).map(({ who, act, on }) => ({ who, act, on }));
}

describe('an auditor reads in the evidence', () => {
  test('by whose account the gateway was started and stopped', async () => {
    await federation[Symbol.asyncDispose]();
    const who = `account ${userInfo().username}`;
    const on = `supergraph ${sha256(good)}`;
    expect(await evidence.records()).toMatchObject([
      { who, act: 'gateway started', on },
      { who, act: 'gateway stopped', on },
    ]);
  });

  test('that a file brought another supergraph, and that somebody who has the secret pushed one', async () => {
    const [second, third] = [`${good}\n# second`, `${good}\n# third`];
    await put(second);
    await push(third);
    expect(await acts()).toEqual([
      { who: file, act: 'supergraph replaced', on: `${sha256(good)} by ${sha256(second)}` },
      { who: 'push secret', act: 'supergraph replaced', on: `${sha256(second)} by ${sha256(third)}` },
    ]);
  });

  test('which supergraph of a file was refused, and why, once however often it is looked at', async () => {
    await put(half());
    await federation.gateway.reload();
    await federation.gateway.reload();
    expect(await acts()).toEqual([
      {
        who: file,
        act: 'supergraph refused',
        on: expect.stringMatching(new RegExp(`^${sha256(good)} by ${sha256(half())}: .*is not valid GraphQL`)),
      },
    ]);
  });

  test('that the same one was tried again after the good one was back, and that another one was', async () => {
    await put(half());
    await put(good);
    await put(half());
    await put('type Query { a: String }');
    const refused = (await acts()).map(({ act, on }) => `${act} ${/by (\w+):/.exec(String(on))?.[1]}`);
    expect(refused).toEqual([half(), half(), 'type Query { a: String }'].map(text => `supergraph refused ${sha256(text)}`));
  });

  test('each push that was refused', async () => {
    await push(half());
    await push(half());
    const on = expect.stringMatching(new RegExp(`^${sha256(good)} by ${sha256(half())}: .*is not valid GraphQL`));
    const refused = { who: 'push secret', act: 'supergraph refused', on };
    expect(await acts()).toEqual([refused, refused]);
  });
});
