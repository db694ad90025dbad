import { parse } from 'graphql';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { defaultDepartmentLimits } from '../../gateway/config/DepartmentLimits.ts';
import { type DepartmentAnswer, type DepartmentCall, DepartmentClient } from '../../gateway/execute/DepartmentClient.ts';
import { KeyRing } from '../../gateway/execute/signing/KeyRing.ts';
import { contextHeader } from '../../gateway/identity/contextHeader.ts';
import { makeKey, SecretFile, type TestKey } from '../../gateway/testkit/keyFiles.ts';
import { startFederation } from '../../gateway/testkit/startFederation.ts';
import { buildDepartmentSchema } from '../../subgraphs/kit/schema/buildDepartmentSchema.ts';
import { greetings } from '../../subgraphs/kit/server/testing/greetings.ts';
import { startTestDepartment, type TestDepartment, writeKeysFile } from '../../subgraphs/kit/testing/index.ts';
import { LineBetween } from './LineBetween.ts';

const log = pino({ level: 'silent' });
const officer = {
  kind: 'identified',
  issuer: 'https://issuer.example',
  expiresAt: Date.now() + 60_000,
  subject: '张三',
  department: 'audit',
  roles: ['auditor'],
} as const;
const access = { purpose: 'audit', case: '审〔2026〕1号' };

/** Both ends' keys: what the gateway's file holds, and the department's. */
function agree(alg: TestKey['alg'], { sign = makeKey(alg), receipt = makeKey(alg) } = {}) {
  return {
    sign,
    receipt,
    gateway: { greetings: { sign: sign.own, receipts: [receipt.others] } },
    department: { gateway: [sign.others], receipt: receipt.own },
  };
}

interface AskSettings {
  request?: string;
  reasons?: string;
  authority?: string;
}

/** The gateway's end of the line to a department. */
function connect(url: string, content: unknown, { receiptDigestUpTo = 16_384, departmentRetries = 0 } = {}) {
  const file = new SecretFile(content);
  const keys = new KeyRing(file.path, log, 50);
  const limits = { ...defaultDepartmentLimits, departmentRetries, departmentBreakerCalls: 0 };
  const security = { keys, receiptDigestUpTo, tls: undefined };
  const client = new DepartmentClient({ name: 'greetings', url }, limits, { security });
  const calls: DepartmentCall[] = [];
  const ask = (query: string, { request = 'r-1', reasons = 'e30', authority }: AskSettings = {}) =>
    client.ask(JSON.stringify({ query }), {
      signal: new AbortController().signal,
      repeatable: true,
      authority,
      trust: { context: { request, header: contextHeader(request, officer, access) }, reasons },
      onCall: call => calls.push(call),
    });
  return {
    ask,
    calls,
    file,
    async [Symbol.asyncDispose]() {
      keys[Symbol.dispose]();
      file[Symbol.dispose]();
      await client.close();
    },
  };
}

const dataOf = (answer: DepartmentAnswer) => (answer.ok ? answer.data : answer.failure.code);

describe.each(['hmac-sha256', 'ed25519'] as const)('a gateway and a department with keys of %s', alg => {
  const keys = agree(alg);
  let office: TestDepartment;
  let line: LineBetween;
  beforeAll(async () => {
    office = await startTestDepartment(greetings, { gatewayKeysFile: writeKeysFile(keys.department) });
    line = await LineBetween.open(office.url);
  });
  afterAll(async () => {
    await line[Symbol.asyncDispose]();
    await office[Symbol.asyncDispose]();
  });

  test('the department knows for whom it is asked, and the gateway has a receipt', async () => {
    await using gateway = connect(line.url, keys.gateway);
    const answer = await gateway.ask('{ askedBy }');
    const { kind: _kind, issuer: _issuer, expiresAt: _expiresAt, ...who } = officer;
    expect(JSON.parse(String(answer.ok && answer.data?.askedBy))).toEqual({ request: 'r-1', ...who, ...access });
    expect(gateway.calls).toMatchObject([
      { outcome: 'ok', signedFor: 'r-1', receipt: { keyId: keys.receipt.id, isDigestChecked: true } },
    ]);
    const digest = line.questions.at(-1)?.headers['content-digest'];
    expect(gateway.calls[0]?.receipt?.requestDigest).toBe(digest);
  });

  test('somebody between them alters what is asked: the department refuses', async () => {
    await using gateway = connect(line.url, keys.gateway);
    line.alterQuestion = question => ({ ...question, body: question.body.replace('greeting', 'askedBy') });
    const answer = await gateway.ask('{ greeting }');
    line.alterQuestion = question => question;
    expect(answer).toMatchObject({ ok: true, data: null, errors: [{ extensions: { code: 'BAD_SIGNATURE' } }] });
  });

  test('somebody between them alters the answer, or its status, or takes its receipt away: the gateway does not believe it', async () => {
    await using gateway = connect(line.url, keys.gateway);
    const outcomes: unknown[] = [];
    for (const alter of [
      (answer: { body: string }) => ({ body: answer.body.replace('您好', '再见') }),
      () => ({ status: 201 }),
      () => ({ headers: { 'content-type': 'application/json' } }),
    ]) {
      line.alterAnswer = answer => ({ ...answer, ...alter(answer) });
      outcomes.push(dataOf(await gateway.ask('{ greeting }')));
    }
    line.alterAnswer = answer => answer;
    expect(outcomes).toEqual(Array.from({ length: 3 }, () => 'DEPARTMENT_RECEIPT_INVALID'));
    expect(gateway.calls.map(({ receipt }) => receipt)).toEqual([undefined, undefined, undefined]);
  });

  test('a kept answer of before, with its receipt, is none to another question', async () => {
    await using gateway = connect(line.url, keys.gateway);
    const kept: Parameters<typeof line.alterAnswer>[0][] = [];
    line.alterAnswer = answer => kept[kept.push(answer) - 2] ?? answer;
    expect(dataOf(await gateway.ask('{ greeting }'))).toEqual({ greeting: '您好' });
    expect(dataOf(await gateway.ask('{ greeting }'))).toBe('DEPARTMENT_RECEIPT_INVALID');
    line.alterAnswer = answer => answer;
  });

  test('an operator who wants it fast checks no digests: then only the signature of the receipt is checked', async () => {
    await using gateway = connect(line.url, keys.gateway, { receiptDigestUpTo: 0 });
    line.alterAnswer = answer => ({ ...answer, body: answer.body.replace('您好', '再见') });
    expect(dataOf(await gateway.ask('{ greeting }'))).toEqual({ greeting: '再见' });
    line.alterAnswer = answer => answer;
    expect(gateway.calls[0]?.receipt).toMatchObject({ isDigestChecked: false });
  });

  test('but not where somebody could sit in between: over plain http from anywhere but this machine, all digests are checked', async () => {
    // It leads here, and does not say so.
    const elsewhere = line.url.replace('127.0.0.1', '0.0.0.0');
    await using gateway = connect(elsewhere, keys.gateway, { receiptDigestUpTo: 0 });
    line.alterAnswer = answer => ({ ...answer, body: answer.body.replace('您好', '再见') });
    expect(dataOf(await gateway.ask('{ greeting }'))).toBe('DEPARTMENT_RECEIPT_INVALID');
    line.alterAnswer = answer => answer;
    expect(dataOf(await gateway.ask('{ greeting }'))).toEqual({ greeting: '您好' });
  });

  test('a call that must be sent again is signed again', async () => {
    await using gateway = connect(line.url, keys.gateway, { departmentRetries: 1 });
    let times = 0;
    line.alterAnswer = answer => (times++ === 0 ? { status: 503, headers: {}, body: 'busy' } : answer);
    expect(dataOf(await gateway.ask('{ greeting }'))).toEqual({ greeting: '您好' });
    line.alterAnswer = answer => answer;
    expect(gateway.calls).toMatchObject([{ repeats: 1 }]);
  });

  test("a proxy's error page needs no receipt to say that the department is away, and cannot bring data", async () => {
    await using gateway = connect(line.url, keys.gateway);
    const pages = [];
    for (const status of [500, 502]) {
      line.alterAnswer = () => ({ status, headers: {}, body: '{"data":{"greeting":"再见"}}' });
      pages.push(dataOf(await gateway.ask('{ greeting }')));
    }
    line.alterAnswer = answer => answer;
    expect(pages).toEqual(['DEPARTMENT_ERROR', 'DEPARTMENT_UNREACHABLE']);
  });
});

describe('keys that do not fit', () => {
  test('a department that signs receipts with another key is not believed; a gateway without a key for it signs nothing', async () => {
    const keys = agree('hmac-sha256');
    const gatewayKeysFile = writeKeysFile({ ...keys.department, receipt: makeKey().own });
    await using office = await startTestDepartment(greetings, { gatewayKeysFile });
    await using gateway = connect(office.url, keys.gateway);
    await using strange = connect(office.url, {});
    expect(dataOf(await gateway.ask('{ greeting }'))).toBe('DEPARTMENT_RECEIPT_INVALID');
    expect(await strange.ask('{ greeting }')).toMatchObject({ data: null, errors: [{ extensions: { code: 'UNSIGNED' } }] });
    expect(strange.calls).toMatchObject([{ signedFor: undefined, receipt: undefined }]);
  });

  test('they are rotated while questions are asked, and none fails', async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const [before, after] = [agree('hmac-sha256'), agree('ed25519')];
    const path = writeKeysFile(before.department);
    await using office = await startTestDepartment(greetings, { gatewayKeysFile: path });
    const receipts = [before.receipt.others, after.receipt.others];
    await using gateway = connect(office.url, { greetings: { sign: before.sign.own, receipts } });
    const ask = async () => dataOf(await gateway.ask('{ greeting }'));
    writeKeysFile({ gateway: [before.sign.others, after.sign.others], receipt: after.receipt.own }, path);
    const lastKey = () => gateway.calls.at(-1)?.receipt?.keyId;
    await expect.poll(async () => [await ask(), lastKey()], { timeout: 5_000 }).toEqual([{ greeting: '您好' }, after.receipt.id]);
    gateway.file.write({ greetings: { sign: after.sign.own, receipts: [after.receipt.others] } });
    await new Promise(resolve => setTimeout(resolve, 500));
    writeKeysFile(after.department, path);
    await new Promise(resolve => setTimeout(resolve, 1_500));
    expect(await ask()).toEqual({ greeting: '您好' });
    expect(new Set(gateway.calls.map(({ outcome }) => outcome))).toEqual(new Set(['ok']));
    vi.restoreAllMocks();
  });
});

describe('equal questions at the same time', () => {
  test('travel once; each record tells in whose name, and other reasons are another question', async () => {
    const keys = agree('hmac-sha256');
    await using office = await startTestDepartment(greetings, { gatewayKeysFile: writeKeysFile(keys.department) });
    await using gateway = connect(office.url, keys.gateway);
    const shared = { authority: 'equal' };
    await Promise.all([
      gateway.ask('{ greeting }', { ...shared, request: 'first' }),
      gateway.ask('{ greeting }', { ...shared, request: 'second' }),
      gateway.ask('{ greeting }', { ...shared, request: 'third', reasons: 'e30x' }),
    ]);
    expect(gateway.calls.map(({ joined, signedFor }) => [joined, signedFor]).sort()).toEqual([
      [false, 'first'],
      [false, 'third'],
      [true, 'first'],
    ]);
    const receipts = gateway.calls.filter(({ signedFor }) => signedFor === 'first').map(({ receipt }) => receipt?.signature);
    expect(new Set(receipts).size).toBe(1);
  });
});

test('a whole gateway signs for its callers, and passes on what a department says to them', async () => {
  const keys = agree('hmac-sha256');
  using file = new SecretFile(keys.gateway);
  const { sdl } = await buildDepartmentSchema(greetings);
  let isOpen = true;
  const offices: TestDepartment[] = [];
  const startable = {
    name: 'greetings',
    typeDefs: parse(sdl),
    get url() {
      return offices[0]?.url ?? '';
    },
    async start() {
      const settings = { gatewayKeysFile: writeKeysFile(keys.department), answersAnonymous: true };
      const rules = { mayAnswer: () => (isOpen ? undefined : '本部门今日不提供 (not today)') };
      offices.push(await startTestDepartment({ ...greetings, rules }, settings));
    },
    stop: async () => offices[0]?.[Symbol.asyncDispose](),
  };
  await using federation = await startFederation([startable], { departmentKeys: file.path });
  const { body } = await federation.ask('{ greeting askedBy }');
  expect(body.data.greeting).toBe('您好');
  expect(JSON.parse(body.data.askedBy)).toEqual({ request: expect.any(String), roles: [] });
  isOpen = false;
  const refused = await federation.ask('{ greeting askedBy }');
  expect(refused.body.errors[0]).toMatchObject({
    message: '本部门今日不提供 (not today)',
    extensions: { code: 'DEPARTMENT_REFUSED', department: 'greetings', departmentCode: 'DEPARTMENT_RULE' },
  });
});
