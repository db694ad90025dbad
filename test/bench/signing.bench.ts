import { createHmac, hash } from 'node:crypto';
import { pino } from 'pino';
import { CallSigner, type SignedCall } from '../../gateway/execute/signing/CallSigner.ts';
import { checkReceipt } from '../../gateway/execute/signing/checkReceipt.ts';
import { KeyRing } from '../../gateway/execute/signing/KeyRing.ts';
import { makeKey, SecretFile, type TestKey } from '../../gateway/testkit/keyFiles.ts';

/**
 * What signing a call and checking its receipt cost the gateway, in CPU: `./node_modules/.bin/node test/bench/signing.bench.ts`.
 * The budget is 10 µs a call beside the hashing of bodies.
 */
const CALLS = Number(process.env.CALLS ?? 100_000);
const header = Buffer.from(
  JSON.stringify({
    request: crypto.randomUUID(),
    subject: 'officer-0042',
    department: 'audit',
    roles: ['auditor'],
    purpose: 'audit',
  }),
).toString('base64url');
const reasons = Buffer.from(
  JSON.stringify({ fields: Array.from({ length: 8 }, (_, n) => `Person.fieldNumber${n}`), keys: ['Person.pid'], requires: [] }),
).toString('base64url');
const trust = { context: { request: 'r', header }, reasons };

for (const alg of ['hmac-sha256', 'ed25519'] as const) {
  const keys = { sign: makeKey(alg), receipt: makeKey('hmac-sha256') };
  using file = new SecretFile({ hrss: { sign: keys.sign.own, receipts: [keys.receipt.others] } });
  using ring = new KeyRing(file.path, pino({ level: 'silent' }));
  const signer = new CallSigner('hrss', ring, { path: '/graphql' });
  for (const bytes of [600, 16_000]) {
    const body = 'x'.repeat(bytes);
    measure(`${alg}: a call of ${bytes} bytes signed`, () => signer.sign(body, trust));
  }
  const call = signer.sign('{}', trust);
  if (call && alg === 'hmac-sha256') measureReceipts(call, keys.receipt);
}
for (const bytes of [600, 16_000, 90_000])
  measure(`of which the hashing of ${bytes} bytes`, () => hash('sha256', Buffer.alloc(bytes), 'base64'));

function measureReceipts(call: SignedCall, key: TestKey): void {
  for (const bytes of [600, 16_000, 90_000]) {
    const answer = answerWith(Buffer.alloc(bytes, 'x'), call, key);
    if (typeof checkReceipt(answer, call, bytes) === 'string') throw new Error('the receipt does not fit');
    measure(`a receipt of ${bytes} bytes checked, its signature only`, () => checkReceipt(answer, call, 0));
    measure(`a receipt of ${bytes} bytes checked, its digest too`, () => checkReceipt(answer, call, bytes));
  }
}

function answerWith(bytes: Buffer, call: SignedCall, key: TestKey) {
  const digest = `sha-256=:${hash('sha256', bytes, 'base64')}:`;
  const parameters = `("@status" "content-digest" "content-digest";req "minsheng-context";req "signature";req;key="sig");created=1;keyid="${key.id}";alg="hmac-sha256"`;
  const base = `"@status": 200\n"content-digest": ${digest}\n"content-digest";req: ${call.digest}\n"minsheng-context";req: ${call.context}\n"signature";req;key="sig": ${call.signature}\n"@signature-params": ${parameters}`;
  const { secret } = key.own as { secret: string };
  const signature = createHmac('sha256', Buffer.from(secret, 'base64url')).update(base).digest('base64');
  const headers = { 'content-digest': digest, 'signature-input': `receipt=${parameters}`, signature: `receipt=:${signature}:` };
  return { status: 200, text: '', bytes, headers };
}

/** Prints the median of five runs. */
function measure(what: string, work: () => unknown): void {
  const runs = Array.from({ length: 6 }, () => {
    const cpu = process.cpuUsage();
    for (let count = 0; count < CALLS / 5; count++) work();
    const { user, system } = process.cpuUsage(cpu);
    return (user + system) / (CALLS / 5);
  });
  const [, , median = 0] = runs.slice(1).sort((a, b) => a - b);
  console.log(`${median.toFixed(1).padStart(6)} µs  ${what}`);
}
