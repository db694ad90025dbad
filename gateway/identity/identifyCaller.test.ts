import { createPublicKey } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { base64url, SignJWT } from 'jose';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createCity } from '../testkit/city.ts';
import { Issuer } from '../testkit/Issuer.ts';
import { type Federation, type Reply, startFederation } from '../testkit/startFederation.ts';

const question = '{ indicators { code } }';
const said: string[] = [];
const log = pino({}, { write: line => void said.push(line) });

const city = createCity();
let issuer: Issuer;
let stranger: Issuer;
let folder: string;
let revocationsFile: string;
let federation: Federation;
beforeAll(async () => {
  issuer = await Issuer.start();
  stranger = await Issuer.start();
  folder = await mkdtemp(join(tmpdir(), 'identity-'));
  revocationsFile = join(folder, 'revocations.json');
  await revoke({});
  const settings = {
    adminPort: 0,
    identity: { issuers: [issuer.settings], allowAnonymous: false, revocationsFile },
    limits: { maxBatch: 10, issuerKeysPause: 0 },
  };
  federation = await startFederation(Object.values(city), settings, log);
});
afterAll(async () => {
  await federation[Symbol.asyncDispose]();
  await issuer.stop();
  await stranger.stop();
  await rm(folder, { recursive: true });
});

const revoke = (lists: object) => writeFile(revocationsFile, JSON.stringify(lists));

const askWith = (token: string | undefined, { scheme = 'Bearer', of = federation } = {}): Promise<Reply> =>
  of.ask(question, { headers: token === undefined ? {} : { authorization: `${scheme} ${token}` } });

/** How many tokens were verified, as an operator sees it. */
async function verified(outcome: string): Promise<number> {
  const metrics = await (await fetch(`${federation.gateway.adminUrl}/metrics`)).text();
  return Number(new RegExp(`minsheng_tokens_verified_total{outcome="${outcome}"} (\\d+)`).exec(metrics)?.[1] ?? 0);
}

async function expectRefused(token: string | undefined, reason: string): Promise<Reply> {
  const heard = () => Object.values(city).reduce((sum, department) => sum + department.heard.length, 0);
  const before = heard();
  const reply = await askWith(token);
  expect(reply.status).toBe(401);
  expect(reply.body).toEqual({
    errors: [{ message: expect.stringMatching(/\p{Script=Han}.*[a-z]/u), extensions: { code: 'UNAUTHENTICATED', reason } }],
  });
  expect(heard()).toBe(before);
  return reply;
}

describe('an officer with a token of the issuer', () => {
  test('is served', async () => {
    const { status, body } = await askWith(await issuer.token());
    expect([status, body.errors]).toEqual([200, undefined]);
  });

  test('however the scheme is written (RFC 9110, 11.1)', async () => {
    expect((await askWith(await issuer.token(), { scheme: 'bearer' })).status).toBe(200);
  });

  test('is verified once: after that no cryptography, and no question to the issuer', async () => {
    const token = await issuer.token();
    const [before, asked] = [await verified('ok'), issuer.keysAsked];
    await Promise.all(Array.from({ length: 20 }, () => askWith(token)));
    for (let sent = 0; sent < 20; sent++) expect((await askWith(token)).status).toBe(200);
    expect([await verified('ok'), issuer.keysAsked]).toEqual([before + 1, asked]);
  });

  test('is believed until the token ends, though it is remembered', async () => {
    await using strict = await startFederation(Object.values(createCity()), {
      identity: { issuers: [issuer.settings], allowAnonymous: false },
      limits: { clockSkew: 0 },
    });
    const short = await issuer.token({ lasts: 2 });
    expect((await askWith(short, { of: strict })).status).toBe(200);
    await vi.waitFor(
      async () => expect((await askWith(short, { of: strict })).body.errors[0].extensions.reason).toBe('expired'),
      {
        timeout: 5000,
        interval: 200,
      },
    );
  });

  test('may be 30 seconds late or early, as clocks are', async () => {
    expect((await askWith(await issuer.token({ lasts: -20 }))).status).toBe(200);
    expect((await askWith(await issuer.token({ claims: { nbf: Date.now() / 1000 + 20 } }))).status).toBe(200);
  });
});

describe('not believed is', () => {
  test('who brings no token, and the challenge says how to bring one', async () => {
    const { headers } = await expectRefused(undefined, 'missing');
    expect(headers.get('www-authenticate')).toBe('Bearer');
  });

  test.for(['nonsense', 'a.b', 'a.b.c', '', `${'x'.repeat(9000)}.b.c`])('what is no token: %s', async token => {
    const { headers } = await expectRefused(token, 'malformed');
    expect(headers.get('www-authenticate')).toMatch(/^Bearer error="invalid_token", error_description="[ !#-[\]-~]+"$/);
  });

  test('another scheme', async () => {
    expect((await askWith('dXNlcjpwYXNz', { scheme: 'Basic' })).body.errors[0].extensions.reason).toBe('malformed');
  });

  test('a forged token, signed by another with the name of our key', async () => {
    await expectRefused(await issuer.token({ by: stranger }), 'signature');
  });

  test('a token that was changed after it was signed', async () => {
    const [head, , signature] = (await issuer.token()).split('.');
    const changed = base64url.encode(JSON.stringify({ iss: issuer.url, aud: 'minsheng', exp: 9e9, sub: 'mayor' }));
    await expectRefused(`${head}.${changed}.${signature}`, 'signature');
  });

  test('a token of an issuer that is not ours, however well it is signed', async () => {
    const asked = stranger.keysAsked;
    await expectRefused(await stranger.token(), 'unknown_issuer');
    expect(stranger.keysAsked).toBe(asked);
  });

  test('a token without a signature (alg none, RFC 8725 section 2.1)', async () => {
    const [, claims] = (await issuer.token()).split('.');
    for (const alg of ['none', 'None', 'NONE'])
      await expectRefused(`${base64url.encode(JSON.stringify({ alg }))}.${claims}.`, 'algorithm');
  });

  test('a token whose secret is our public key (HS256, RFC 8725 section 2.1)', async () => {
    const pem = createPublicKey({ key: issuer.publicKey as never, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    for (const secret of [String(pem), JSON.stringify(issuer.publicKey)]) {
      const forged = await new SignJWT({ department: 'hrss', roles: ['auditor'] })
        .setProtectedHeader({ alg: 'HS256', kid: issuer.publicKey.kid ?? '' })
        .setIssuer(issuer.url)
        .setAudience(issuer.audience)
        .setSubject('mayor')
        .setExpirationTime('1h')
        .sign(new TextEncoder().encode(secret));
      await expectRefused(forged, 'algorithm');
    }
  });

  test('a token that brings its own key, or names where to get one (RFC 8725 section 3.10)', async () => {
    const header = { jwk: stranger.publicKey, jku: `${stranger.url}/keys`, kid: stranger.publicKey.kid };
    const asked = stranger.keysAsked;
    await expectRefused(await issuer.token({ by: stranger, header }), 'signature');
    expect(stranger.keysAsked).toBe(asked);
  });

  test('a token that has expired, or will be good tomorrow', async () => {
    await expectRefused(await issuer.token({ lasts: -31 }), 'expired');
    await expectRefused(await issuer.token({ claims: { nbf: Date.now() / 1000 + 86_400 } }), 'not_yet_valid');
  });

  test('a token for another system', async () => {
    await expectRefused(await issuer.token({ claims: { aud: 'payroll' } }), 'audience');
    await expectRefused(await issuer.token({ claims: { aud: undefined } }), 'audience');
  });

  test.for([
    ['exp', undefined],
    ['sub', undefined],
    ['sub', ''],
    ['sub', '11010519491231002X'],
    ['department', undefined],
    ['department', '人社局'],
    ['roles', undefined],
    ['roles', { officer: true }],
  ] as const)('a token whose claim %s is %s', async ([claim, value]) => {
    const { body } = await expectRefused(await issuer.token({ claims: { [claim]: value } }), 'claims');
    expect(body.errors[0].message).toContain(`(${claim})`);
  });

  test('an administrator with a second role', async () => {
    const { body } = await expectRefused(await issuer.token({ claims: { roles: ['audit_admin', 'auditor'] } }), 'role_conflict');
    expect(body.errors[0].message).toContain('(audit_admin + auditor)');
    await expectRefused(await issuer.token({ claims: { roles: 'system_admin security_admin' } }), 'role_conflict');
    expect((await askWith(await issuer.token({ claims: { roles: ['audit_admin'] } }))).status).toBe(200);
  });

  test('each operation of a batch', async () => {
    const { status, body } = await federation.send({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ query: question }, { query: question }]),
    });
    expect([status, body.map((answer: { errors: [{ extensions: object }] }) => answer.errors[0].extensions)]).toEqual([
      200,
      [
        { code: 'UNAUTHENTICATED', reason: 'missing' },
        { code: 'UNAUTHENTICATED', reason: 'missing' },
      ],
    ]);
  });
});

describe('who is revoked', () => {
  test('is refused within two seconds, by the token or by the subject, though it was believed a moment ago', async () => {
    const [lost, kept] = [await issuer.token({ claims: { jti: 'lost' } }), await issuer.token()];
    const dismissed = await issuer.token({ claims: { sub: 'dismissed' } });
    for (const token of [lost, kept, dismissed]) expect((await askWith(token)).status).toBe(200);

    await revoke({ jti: ['lost'], sub: ['dismissed'] });
    const within = { timeout: 2000, interval: 50 };
    await vi.waitFor(async () => expect((await askWith(lost)).status).toBe(401), within);
    await expectRefused(lost, 'revoked');
    await expectRefused(dismissed, 'revoked');
    await expectRefused(await issuer.token({ claims: { sub: 'dismissed' } }), 'revoked');
    expect((await askWith(kept)).status).toBe(200);
  });

  test('stays refused while the file is broken, and is believed again when it is taken off', async () => {
    const token = await issuer.token({ claims: { jti: 'twice' } });
    await revoke({ jti: ['twice'] });
    await vi.waitFor(async () => expect((await askWith(token)).status).toBe(401), 2000);
    await writeFile(revocationsFile, '{"jti": [');
    await vi.waitFor(() => expect(said.join('')).toContain('the changed revocations are refused'), 2000);
    await expectRefused(token, 'revoked');
    await revoke({});
    await vi.waitFor(async () => expect((await askWith(token)).status).toBe(200), 2000);
  });
});

describe('the issuer', () => {
  test('rotates its keys: new ones count at once, old ones as long as it tells them', async () => {
    const old = await issuer.token();
    await issuer.rotate('EdDSA');
    expect((await askWith(await issuer.token())).status).toBe(200);
    expect((await askWith(old)).status).toBe(200);
    await issuer.rotate('RS256', { keep: false });
    expect((await askWith(await issuer.token())).status).toBe(200);
    await expectRefused(old, 'signature');
  });

  test('is asked seldom, however many tokens name keys that it does not know', async () => {
    await using calm = await startFederation(Object.values(createCity()), {
      identity: { issuers: [issuer.settings], allowAnonymous: false },
    });
    expect((await askWith(await issuer.token(), { of: calm })).status).toBe(200);
    const asked = issuer.keysAsked;
    for (let sent = 0; sent < 20; sent++) {
      const { status } = await askWith(await issuer.token({ header: { kid: `invented-${sent}` } }), { of: calm });
      expect(status).toBe(401);
    }
    expect(issuer.keysAsked).toBe(asked);
  });

  test('may be down: its last keys count, but not for ever', async () => {
    await using own = await Issuer.start();
    await using held = await startFederation(Object.values(createCity()), {
      identity: { issuers: [own.settings], allowAnonymous: false },
      limits: { issuerKeysRefresh: 50, issuerKeysPause: 0, issuerKeysMaxAge: 1500 },
    });
    expect((await askWith(await own.token(), { of: held })).status).toBe(200);
    await own.stop();
    await new Promise(resolve => setTimeout(resolve, 100));
    expect((await askWith(await own.token(), { of: held })).status).toBe(200);

    const late = async () => askWith(await own.token(), { of: held });
    await vi.waitFor(async () => expect((await late()).status).toBe(503), { timeout: 5000, interval: 100 });
    expect((await late()).body.errors[0].extensions.code).toBe('IDENTITY_UNAVAILABLE');
    await own.start();
    expect((await late()).status).toBe(200);
  });

  test('is not believed when its configuration is that of another', async () => {
    await using impostor = await Issuer.start();
    impostor.configuration = { issuer: issuer.url };
    await using deceived = await startFederation(Object.values(createCity()), {
      identity: { issuers: [impostor.settings], allowAnonymous: false },
    });
    const { status, headers } = await askWith(await impostor.token(), { of: deceived });
    expect([status, headers.get('retry-after')]).toEqual([503, '10']);
  });

  test('may call claims otherwise, in a nest or by a name with dots, and may have roles of its own', async () => {
    await using other = await Issuer.start('PS256');
    const claims = { subject: 'preferred_username', department: 'https://city.example/office', roles: 'realm_access.roles' };
    await using named = await startFederation(Object.values(createCity()), {
      identity: { issuers: [issuer.settings, { ...other.settings, claims }], allowAnonymous: false },
    });
    const facts = {
      preferred_username: 'wang',
      'https://city.example/office': 'audit',
      realm_access: { roles: ['auditor', 'uma'] },
    };
    expect((await askWith(await other.token({ claims: facts }), { of: named })).status).toBe(200);
    expect((await askWith(await other.token(), { of: named })).status).toBe(401);
    expect((await askWith(await issuer.token(), { of: named })).status).toBe(200);
  });
});

test('with --allow-anonymous who brings no token is served, and who brings a bad one is refused all the same', async () => {
  await using open = await startFederation(Object.values(createCity()), {
    identity: { issuers: [issuer.settings], allowAnonymous: true },
  });
  expect((await askWith(undefined, { of: open })).status).toBe(200);
  expect((await askWith('a.b.c', { of: open })).status).toBe(401);
});

test('without an issuer every token is as good as none, and the start says so', async () => {
  const lines: string[] = [];
  await using open = await startFederation(Object.values(createCity()), {}, pino({}, { write: line => void lines.push(line) }));
  expect((await askWith('a.b.c', { of: open })).status).toBe(200);
  expect(lines.join('')).toContain('identity: no issuer is configured');
  expect(said.join('')).not.toContain('identity: no issuer');
});

test('no token was ever written to the log', () => {
  expect(said.length).toBeGreaterThan(20);
  expect(said.join('')).not.toMatch(/eyJ|officer-7|dismissed/);
});
