import { createHmac, hash } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startSubgraph } from '../server/startSubgraph.ts';
import { greetings } from '../server/testing/greetings.ts';
import {
  askSigned,
  freshLocation,
  makeTestKey,
  type SigningOptions,
  signedCall,
  startTestDepartment,
  type TestDepartment,
  testConfig,
  testKeys,
  writeKeysFile,
} from '../testing/index.ts';

const BODY = '{"query":"{ greeting }"}';
const quiet = () => vi.spyOn(process.stderr, 'write').mockReturnValue(true);
const now = () => Math.floor(Date.now() / 1000);

let office: TestDepartment;
beforeAll(async () => {
  office = await startTestDepartment(greetings);
});
afterAll(() => office[Symbol.asyncDispose]());

const send = (headers: Record<string, string>, body = BODY, url = office.url) => fetch(url, { method: 'POST', headers, body });

/** Status and code of what came, or the data. */
async function outcomeOf(answering: Promise<Response>): Promise<unknown> {
  const answer = await answering;
  const { data, errors } = (await answer.json()) as { data?: unknown; errors?: { extensions?: { code?: string } }[] };
  return errors ? [answer.status, errors[0]?.extensions?.code] : data;
}

describe('Somebody reaches a department directly, without the gateway', () => {
  it('learns that it is alive, and nothing else', async () => {
    const health = await fetch(new URL('/health/ready', office.url));
    expect(health.status).toBe(200);
    const asked = send({ 'content-type': 'application/json' });
    expect(await outcomeOf(asked)).toEqual([401, 'UNSIGNED']);
    expect(await outcomeOf(fetch(`${office.url}?query={greeting}`))).toEqual([401, 'UNSIGNED']);
  });

  it('is refused before a byte of his body is kept', async () => {
    const { port, hostname } = new URL(office.url);
    const socket = connect(Number(port), hostname);
    socket.write('POST /graphql HTTP/1.1\r\nhost: office\r\ncontent-length: 99999\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 401 .*connection: close.*UNSIGNED/is);
  });

  it.each(['content-digest', 'minsheng-context', 'minsheng-reasons', 'signature-input', 'signature'])(
    'is refused without %s',
    async name => {
      const { [name]: _left, ...headers } = signedCall(BODY);
      expect(await outcomeOf(send(headers))).toEqual([401, 'UNSIGNED']);
    },
  );

  it('is refused with a key of his own, whatever he calls it', async () => {
    expect(await outcomeOf(askSigned(office.url, BODY, { key: makeTestKey() }))).toEqual([401, 'UNKNOWN_KEY']);
    const key = makeTestKey(testKeys.gateway.id);
    expect(await outcomeOf(askSigned(office.url, BODY, { key }))).toEqual([401, 'BAD_SIGNATURE']);
  });
});

describe('Somebody between the gateway and a department', () => {
  it('cannot alter what is asked', async () => {
    const altered = '{"query":"{ askedBy }"}';
    expect(await outcomeOf(send(signedCall(BODY), altered))).toEqual([401, 'BAD_SIGNATURE']);
    const digest = `sha-256=:${hash('sha256', altered, 'base64')}:`;
    expect(await outcomeOf(send({ ...signedCall(BODY), 'content-digest': digest }, altered))).toEqual([401, 'BAD_SIGNATURE']);
  });

  it.each(['minsheng-context', 'minsheng-reasons'])('cannot alter %s', async name => {
    const value = Buffer.from('{"request":"r","subject":"somebody else","roles":[]}').toString('base64url');
    expect(await outcomeOf(send({ ...signedCall(BODY), [name]: value }))).toEqual([401, 'BAD_SIGNATURE']);
  });

  it.each([
    ['another algorithm', (input: string) => input.replace('hmac-sha256', 'ed25519')],
    ['fewer components', (input: string) => input.replace(' "minsheng-context"', '')],
    ['another time', (input: string) => input.replace(/created=(\d+)/, (_, created) => `created=${Number(created) + 1}`)],
    ['no nonce', (input: string) => input.replace(/;nonce="[^"]*"/, '')],
  ])('cannot give the signature %s', async (_what, change) => {
    const headers = signedCall(BODY);
    const input = change(headers['signature-input'] ?? '');
    expect(await outcomeOf(send({ ...headers, 'signature-input': input }))).toEqual([401, 'BAD_SIGNATURE']);
  });

  it('cannot use a call for another path', async () => {
    expect(await outcomeOf(askSigned(office.url, BODY, { path: '/other' }))).toEqual([401, 'BAD_SIGNATURE']);
  });

  it('cannot send a call a second time, nor one that he kept', async () => {
    const headers = signedCall(BODY);
    expect(await outcomeOf(send(headers))).toEqual({ greeting: '您好' });
    expect(await outcomeOf(send(headers))).toEqual([401, 'REPLAYED']);
    for (const created of [now() - 31, now() + 31]) {
      expect(await outcomeOf(askSigned(office.url, BODY, { created }))).toEqual([401, 'STALE_SIGNATURE']);
    }
  });

  it('cannot send a call again to a department that has forgotten it by a restart', async () => {
    const created = now() - 5;
    await using restarted = await startTestDepartment(greetings);
    expect(await outcomeOf(askSigned(restarted.url, BODY, { created }))).toEqual([401, 'STALE_SIGNATURE']);
  });
});

describe('The gateway asks', () => {
  it('and resolvers know for whom', async () => {
    const caller = {
      ...{ request: 'r-1', subject: '张三', department: 'audit', roles: ['auditor'] },
      ...{ purpose: 'audit', grant: 'G-1', case: '审〔2026〕1号' },
    };
    const answer = await askSigned(office.url, '{"query":"{ askedBy }"}', { caller });
    const { data } = (await answer.json()) as { data: { askedBy: string } };
    expect(JSON.parse(data.askedBy)).toEqual(caller);
  });

  it.each([
    ['an answer', {}, BODY, 200],
    ['an error of GraphQL', {}, '{"query":"{ nothing }"}', 400],
    ['a body that is no JSON', {}, '{', 400],
    ['a refusal by its rules', { caller: { subject: undefined } }, BODY, 403],
    ['a refusal of the signature', { key: makeTestKey() }, BODY, 401],
  ] as [string, SigningOptions, string, number][])('and gets a receipt with %s', async (_what, options, body, status) => {
    const headers = signedCall(body, options);
    const answer = await send(headers, body);
    const given = await answer.text();
    expect(answer.status).toBe(status);
    const digest = `sha-256=:${hash('sha256', given, 'base64')}:`;
    const parameters = answer.headers.get('signature-input')?.replace(/^receipt=/, '');
    expect(parameters).toMatch(
      /^\("@status" "content-digest" "content-digest";req "minsheng-context";req "signature";req;key="sig"\);created=\d+;keyid="test-receipt";alg="hmac-sha256"$/,
    );
    const base = [
      `"@status": ${status}`,
      `"content-digest": ${digest}`,
      `"content-digest";req: ${headers['content-digest']}`,
      `"minsheng-context";req: ${headers['minsheng-context']}`,
      `"signature";req;key="sig": ${headers.signature?.replace('sig=', '')}`,
      `"@signature-params": ${parameters}`,
    ].join('\n');
    const signature = createHmac('sha256', Buffer.from(testKeys.receipt.secret, 'base64url')).update(base).digest('base64');
    expect([answer.headers.get('content-digest'), answer.headers.get('signature')]).toEqual([digest, `receipt=:${signature}:`]);
  });

  it('without saying for whom, and is refused unless the department is told to answer anonymous callers', async () => {
    const anonymous = { caller: { subject: undefined } };
    expect(await outcomeOf(askSigned(office.url, BODY, anonymous))).toEqual([403, 'DEPARTMENT_RULE']);
    await using open = await startTestDepartment(greetings, { answersAnonymous: true });
    expect(await outcomeOf(askSigned(open.url, BODY, anonymous))).toEqual({ greeting: '您好' });
  });

  it('and the department has the last word', async () => {
    const rules = {
      mayAnswer: ({ purpose }: { purpose?: string }, { reasons }: { reasons: { fields: readonly string[] } }) =>
        reasons.fields.includes('Query.askedBy') && purpose !== 'audit' ? '本部门只为审计提供 (for audits only)' : undefined,
    };
    await using strict = await startTestDepartment({ ...greetings, rules });
    const reasons = { fields: ['Query.askedBy'] };
    expect(await outcomeOf(askSigned(strict.url, BODY, { reasons }))).toEqual([403, 'DEPARTMENT_RULE']);
    expect(await outcomeOf(askSigned(strict.url, BODY, { reasons, caller: { purpose: 'audit' } }))).toEqual({ greeting: '您好' });
  });
});

describe("The department's file of keys", () => {
  it('is rotated without a restart: the new key beside the old one, then alone', async () => {
    const log = quiet();
    const [first, second] = [makeTestKey('first'), makeTestKey('second')];
    const { receipt } = testKeys;
    const gatewayKeysFile = writeKeysFile({ gateway: [first], receipt });
    await using rotating = await startTestDepartment(greetings, { gatewayKeysFile });
    const ask = (key: typeof first) => outcomeOf(askSigned(rotating.url, BODY, { key }));
    expect([await ask(first), await ask(second)]).toEqual([{ greeting: '您好' }, [401, 'UNKNOWN_KEY']]);
    writeKeysFile({ gateway: [first, second], receipt }, gatewayKeysFile);
    await expect.poll(() => ask(second), { timeout: 5_000 }).toEqual({ greeting: '您好' });
    expect(await ask(first)).toEqual({ greeting: '您好' });
    writeKeysFile({ gateway: [second], receipt }, gatewayKeysFile);
    await expect.poll(() => ask(first), { timeout: 5_000 }).toEqual([401, 'UNKNOWN_KEY']);
    log.mockRestore();
  });

  it('is refused while others than its owner can read it', async () => {
    const gatewayKeysFile = writeKeysFile({ gateway: [testKeys.gateway], receipt: testKeys.receipt });
    chmodSync(gatewayKeysFile, 0o644);
    const config = { ...testConfig(await freshLocation()), gatewayKeysFile };
    await expect(startSubgraph(greetings, config)).rejects.toThrow(/can be read by others than its owner; run: chmod 600/);
  });

  it('is missing: the department answers its health, and refuses everything else', async () => {
    await using closed = await startTestDepartment(greetings, { gatewayKeysFile: undefined });
    expect((await fetch(new URL('/health/ready', closed.url))).status).toBe(200);
    expect(await outcomeOf(askSigned(closed.url, BODY))).toEqual([401, 'UNSIGNED']);
  });
});
