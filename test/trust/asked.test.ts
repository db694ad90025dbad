import { execFile, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Issuer } from '../../gateway/testkit/Issuer.ts';
import { makeKey, SecretFile } from '../../gateway/testkit/keyFiles.ts';
import { type StartedProcess, startProcess } from '../testkit/startProcess.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'minsheng-asked-'));
const evidence = join(folder, 'evidence');
const ledger = join(folder, 'hrss', 'ledger');
const [sign, receipt] = [makeKey(), makeKey()];
const gatewayKeys = new SecretFile({ hrss: { sign: sign.own, receipts: [receipt.others] } });
const departmentKeys = new SecretFile({ gateway: [sign.others], receipt: receipt.own });

const PAYMENTS = '{ benefitPayments(first: 5) { edges { node { amount person { pid } } } } }';
const USES =
  '{ hrssDataUses(filter: {field: "Query.benefitPayments"}) { edges { node { officer department purpose case requestId fields } } } }';

let issuer: Issuer;
let hrss: StartedProcess;
let gateway: StartedProcess;

/** A department and a gateway as operators run them. Nobody else of the city is there, and nobody is needed. */
beforeAll(async () => {
  await promisify(execFile)(process.execPath, [join(root, 'city', 'setup', 'buildAll.ts')], { cwd: root });
  issuer = await Issuer.start();
  const environment = { PORT: '0', DATA_DIR: join(folder, 'hrss'), DATABASE_URL: '', GATEWAY_KEYS_FILE: departmentKeys.path };
  const ready = /listening on (\S+)/;
  hrss = await startProcess({ args: [join(root, 'subgraphs/hrss/dist/server.js')], env: environment, ready });
  const options = {
    ...{ supergraph: join(root, 'schema/supergraph.graphql'), port: '0', subgraph: `hrss=${hrss.address}` },
    ...{ 'department-keys': gatewayKeys.path, 'evidence-directory': evidence },
    ...{ issuer: issuer.url, audience: issuer.audience },
  };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  gateway = await startProcess({ args: [join(root, 'gateway/dist/server.js'), ...args], ready });
});
afterAll(async () => {
  await Promise.all([hrss.stop(), gateway.stop()]);
  await issuer[Symbol.asyncDispose]();
  for (const keys of [gatewayKeys, departmentKeys]) keys[Symbol.dispose]();
  rmSync(folder, { recursive: true, force: true });
});

async function ask(query: string, claims: object = {}, headers: Record<string, string> = {}) {
  const authorization = `Bearer ${await issuer.token({ claims: { ...claims } })}`;
  const answer = await fetch(new URL('/graphql', gateway.address), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization, ...headers },
    body: JSON.stringify({ query }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: answers of any shape
  return (await answer.json()) as any;
}

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'gateway/evidence/cli/evidence.ts'), ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** A ledger without those records of a chain that have this text. */
function without(directory: string, chain: string, text: string): string {
  const copy = mkdtempSync(join(folder, 'without-'));
  cpSync(directory, copy, { recursive: true });
  const file = join(copy, chain, '000001.log');
  const lines = readFileSync(file, 'utf8').match(/.*\n/g) ?? [];
  writeFileSync(file, lines.filter(line => !line.includes(text)).join(''));
  return copy;
}

const sides = (told: string, heard: string, ...more: string[]) =>
  run('reconcile', '--gateway', told, '--department', heard, '--name', 'hrss', ...more);

describe('officers ask a department through the gateway', () => {
  const forReview = { 'minsheng-purpose': 'benefit_review', 'minsheng-case': '2026-17' };
  let requestId: string;

  test('its desk sees who, for what, in which matter; so does who answers for its sharing', async () => {
    const { data, errors } = await ask(PAYMENTS, {}, forReview);
    expect([data, errors]).toEqual([{ benefitPayments: { edges: [] } }, undefined]);
    const seen = await ask(USES);
    const [{ node }] = seen.data.hrssDataUses.edges;
    expect(node).toMatchObject({ officer: 'officer-7', department: 'hrss', purpose: 'benefit_review', case: '2026-17' });
    expect(node.fields).toContain('Query.benefitPayments');
    requestId = node.requestId;
    const bySharing = await ask(USES, { roles: ['sharing_officer'] });
    expect(bySharing.data.hrssDataUses.edges).toHaveLength(1);
  });

  test('officers of others do not, nor the leading group', async () => {
    for (const claims of [
      { department: 'civil-affairs' },
      { department: 'civil-affairs', roles: ['sharing_officer'] },
      { department: 'leading-group', roles: ['leading_group'] },
    ]) {
      const { data, errors } = await ask(USES, claims);
      expect([data?.hrssDataUses, errors[0].extensions.rule]).toEqual([undefined, 'grant-covers']);
    }
  });

  describe('and both ledgers are held against each other', () => {
    beforeAll(async () => {
      await Promise.all([hrss.stop(), gateway.stop()]);
    });

    test('each verifies, and they agree', () => {
      for (const directory of [evidence, ledger]) {
        const { status, stdout } = run('verify', directory, '--key', join(directory, 'public-key.pem'));
        expect([status, stdout]).toEqual([0, expect.stringContaining('✓')]);
      }
      expect(sides(evidence, ledger)).toMatchObject({
        status: 0,
        stdout: expect.stringMatching(/✓ hrss: 3 次调用双方一致 calls agreed, 0 .* 0 /),
      });
    });

    test('a record that one of them leaves out is named by the other', () => {
      const byDepartment = sides(evidence, without(ledger, 'asked', requestId));
      expect(byDepartment).toMatchObject({
        status: 1,
        stdout: expect.stringMatching(`部门未记 the department: .* ${requestId} `),
      });
      const byGateway = sides(without(evidence, 'to-hrss-1', requestId), ledger);
      expect(byGateway).toMatchObject({ status: 1, stdout: expect.stringMatching(`网关未记 the gateway: .* ${requestId} `) });
    });

    test('the department’s receipts prove what the gateway tells, and nothing else', () => {
      const keys = ['--department-keys', gatewayKeys.path];
      const { status, stdout } = sides(evidence, ledger, ...keys);
      expect([status, stdout]).toEqual([0, expect.stringContaining('3 份回执属实 receipts proven, 0 份不符 not')]);
      const copy = without(evidence, 'to-hrss-1', 'nothing at all');
      const file = join(copy, 'to-hrss-1', '000001.log');
      writeFileSync(file, readFileSync(file, 'utf8').replace('"case":"2026-17"', '"case":"2026-18"'));
      expect(sides(copy, ledger, ...keys)).toMatchObject({
        status: 1,
        stdout: expect.stringMatching(
          `回执不符 receipt: .* ${requestId} .* its receipt is of another question, answer, caller or purpose`,
        ),
      });
    });

    test('a field is found in both', () => {
      for (const [directory, chain] of [
        [evidence, 'to-hrss-1'],
        [ledger, 'asked'],
      ] as const) {
        const found = JSON.parse(run('show', directory, '--field', 'Query.benefitPayments', '--json').stdout);
        expect(found).toMatchObject([{ chain, record: { requestId, caller: { subject: 'officer-7' } } }]);
        expect(JSON.parse(run('show', directory, '--field', 'Person.nothing', '--json').stdout)).toEqual([]);
      }
    });
  });
});
