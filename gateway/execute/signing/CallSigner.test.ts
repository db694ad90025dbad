import { createPublicKey, hash } from 'node:crypto';
import { createSigner, createVerifier, httpbis } from 'http-message-signatures';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { makeKey, SecretFile, type TestKey } from '../../testkit/keyFiles.ts';
import type { ReceivedAnswer } from '../calls/AnswerReceiver.ts';
import { CallSigner, type SignedCall } from './CallSigner.ts';
import { checkReceipt } from './checkReceipt.ts';
import { KeyRing } from './KeyRing.ts';

const log = pino({ level: 'silent' });
const url = 'http://hrss.example/graphql';
const body = '{"query":"{ people { name } }","variables":{"name":"张三"}}';
const trust = { context: { request: 'r1', header: 'eyJyZXF1ZXN0IjoicjEifQ' }, reasons: 'eyJmaWVsZHMiOltdfQ' };
const algorithms = ['hmac-sha256', 'ed25519'] as const;

function signBy(key: TestKey, receipts: TestKey[] = []): SignedCall {
  using file = new SecretFile({ hrss: { sign: key.own, receipts: receipts.map(({ others }) => others) } });
  using ring = new KeyRing(file.path, log);
  const signed = new CallSigner('hrss', ring, { path: '/graphql' }).sign(body, trust);
  if (!signed) throw new Error('it was not signed');
  return signed;
}

/** Secret or PEM, as the library takes it. */
function materialOf(key: object): Buffer | string {
  const { secret, publicKey, privateKey } = key as { secret?: string; publicKey?: string; privateKey?: string };
  return secret ? Buffer.from(secret, 'base64url') : (publicKey ?? privateKey ?? '');
}

function headersOf({ headers }: Pick<SignedCall, 'headers'>): Record<string, string> {
  const named: Record<string, string> = {};
  for (let at = 0; at < headers.length; at += 2) named[headers[at] ?? ''] = headers[at + 1] ?? '';
  return named;
}

describe.each(algorithms)('what is signed here by %s', alg => {
  const key = makeKey(alg);
  const keyLookup = async () => ({
    id: key.id,
    algs: [alg],
    verify: createVerifier(alg === 'ed25519' ? createPublicKey(materialOf(key.others)) : materialOf(key.others), alg),
  });

  test('is verified by the library http-message-signatures', async () => {
    const request = { method: 'POST', url, headers: headersOf(signBy(key)) };
    const requiredFields = ['@method', '@path', 'content-digest', 'minsheng-context', 'minsheng-reasons'];
    const config = { keyLookup, requiredFields, requiredParams: ['created', 'nonce', 'keyid', 'alg'], maxAge: 30 };
    expect(await httpbis.verifyMessage(config, request)).toBe(true);
  });

  test.each(['content-digest', 'minsheng-context', 'minsheng-reasons'])('is not, once %s was changed', async name => {
    const headers = headersOf(signBy(key));
    const request = { method: 'POST', url, headers: { ...headers, [name]: `${headers[name]}x` } };
    expect(await httpbis.verifyMessage({ keyLookup }, request)).toBe(false);
  });

  test('has another nonce each time', () => {
    const nonces = Array.from(
      { length: 100 },
      () => /nonce="([^"]+)"/.exec(headersOf(signBy(key))['signature-input'] ?? '')?.[1],
    );
    expect(new Set(nonces).size).toBe(100);
  });
});

describe.each(algorithms)('a receipt that the library signs by %s', alg => {
  const bytes = Buffer.from('{"data":{"people":[{"name":"李四"}]}}');
  const receiptKey = makeKey(alg);
  const call = signBy(makeKey(), [receiptKey]);

  async function receive(order = ['created', 'keyid', 'alg']): Promise<ReceivedAnswer> {
    const headers = { 'content-digest': `sha-256=:${hash('sha256', bytes, 'base64')}:` };
    const signed = await httpbis.signMessage(
      {
        name: 'receipt',
        key: { id: receiptKey.id, alg, sign: createSigner(materialOf(receiptKey.own), alg, receiptKey.id).sign },
        fields: ['@status', 'content-digest', 'content-digest;req', 'minsheng-context;req', 'signature;req;key="sig"'],
        params: order,
      },
      { status: 200, headers },
      { method: 'POST', url, headers: headersOf(call) },
    );
    const lower = Object.entries(signed.headers).map(([name, value]) => [name.toLowerCase(), value]);
    return { status: 200, text: bytes.toString(), bytes, headers: Object.fromEntries(lower) };
  }

  test.each([[['created', 'keyid', 'alg']], [['alg', 'keyid', 'created', 'expires']]])(
    'is believed here, whatever the order of its parameters: %j',
    async order => {
      expect(checkReceipt(await receive(order), call, 1000)).toMatchObject({
        keyId: receiptKey.id,
        requestDigest: call.digest,
        isDigestChecked: true,
      });
    },
  );

  test('is not, for another status, another body, another question, or by another key', async () => {
    const answer = await receive();
    const other = Buffer.from('{"data":null}');
    expect(checkReceipt({ ...answer, status: 401 }, call, 1000)).toMatch(/another answer, or to another question/);
    expect(checkReceipt({ ...answer, bytes: other }, call, 1000)).toMatch(/not the one of its receipt/);
    expect(checkReceipt(answer, signBy(makeKey(), [receiptKey]), 1000)).toMatch(/another question/);
    expect(checkReceipt(answer, signBy(makeKey(), [makeKey(alg)]), 1000)).toMatch(/unknown key/);
    expect(checkReceipt({ ...answer, headers: {} }, call, 1000)).toMatch(/no receipt/);
  });

  test('is checked without hashing the answer where that is larger than the operator wants', async () => {
    const answer = await receive();
    expect(checkReceipt({ ...answer, bytes: Buffer.alloc(1001) }, call, 1000)).toMatchObject({ isDigestChecked: false });
    expect(checkReceipt(answer, call, 0)).toMatchObject({ isDigestChecked: false });
  });
});
