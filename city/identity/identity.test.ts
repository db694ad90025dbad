import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNTS } from './accounts.ts';
import { requestToken } from './requestToken.ts';
import { authorizationUrl, Browser, redeem, VERIFIER } from './testing/askAsBrowser.ts';
import { type Identity, run, startIdentity } from './testing/startIdentity.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(async () => identity[Symbol.asyncDispose]());

async function signIn(account = 'auditor', password = identity.password) {
  const browser = new Browser();
  const page = await browser.open(authorizationUrl(identity.issuer));
  return browser.open(page.url, { account, password });
}

const codeOf = async () => (await signIn()).url.searchParams.get('code') ?? '';

describe('An office holder signs in with a browser', () => {
  it('is shown every account, in Chinese and English, and that it is a demonstration', async () => {
    const { status, body } = await new Browser().open(authorizationUrl(identity.issuer));
    expect(status).toBe(200);
    for (const { account } of ACCOUNTS) expect(body).toContain(`value="${account}"`);
    expect(body).toContain('演示用登录');
    expect(body).toContain('Demonstration only');
    expect(body).not.toContain(identity.password);
  });

  it('comes back with a code, which gives an access token and an ID token', async () => {
    const { url } = await signIn('hrss-officer');
    expect(url.searchParams.get('iss')).toBe(identity.issuer);
    const { access_token = '', id_token = '' } = await redeem(identity.issuer, url.searchParams.get('code') ?? '', VERIFIER);
    const { payload } = await identity.verify(access_token);
    expect(payload).toMatchObject({ sub: 'hrss-officer', department: 'hrss', roles: ['officer'] });
    expect(decodeJwt(id_token)).toMatchObject({ sub: 'hrss-officer', aud: 'minsheng-browser' });
  });

  it.each([
    ['auditor', 'not it'],
    ['auditor', ''],
    ['mayor', undefined],
  ])('%s with password %j is refused and may try again', async (account, password) => {
    const { status, body, url } = await signIn(account, password);
    expect(status).toBe(401);
    expect(body).toContain('账号或密码不正确');
    expect(url.pathname).toMatch(/^\/interaction\//);
  });

  it('changes to another account without closing the browser', async () => {
    const browser = new Browser();
    const first = await browser.open(authorizationUrl(identity.issuer));
    await browser.open(first.url, { account: 'auditor', password: identity.password });
    const second = await browser.open(authorizationUrl(identity.issuer));
    const leaving = await browser.open(second.url, { account: 'office', password: identity.password });
    const { url } = await browser.sendItself(leaving);
    const { access_token = '' } = await redeem(identity.issuer, url.searchParams.get('code') ?? '', VERIFIER);
    expect((await identity.verify(access_token)).payload.sub).toBe('office');
  });

  it('cannot go on with a sign-in that is not of this browser', async () => {
    const page = await new Browser().open(authorizationUrl(identity.issuer));
    const { status } = await new Browser().open(page.url, { account: 'auditor', password: identity.password });
    expect(status).toBe(400);
  });
});

describe('A code is worth nothing without proof of who asked for it', () => {
  it('no challenge: no code', async () => {
    const { url } = await new Browser().open(
      authorizationUrl(identity.issuer, { code_challenge: undefined, code_challenge_method: undefined }),
    );
    expect(url.searchParams.get('error')).toBe('invalid_request');
  });

  it('a plain challenge: no code', async () => {
    const { url } = await new Browser().open(authorizationUrl(identity.issuer, { code_challenge_method: 'plain' }));
    expect(url.searchParams.get('error')).toBe('invalid_request');
  });

  it.each([
    ['no verifier', undefined],
    ['another verifier', VERIFIER.toUpperCase()],
  ])('%s: no token', async (_, verifier) => {
    expect(await redeem(identity.issuer, await codeOf(), verifier)).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  it('twice: no token', async () => {
    const code = await codeOf();
    expect(await redeem(identity.issuer, code, VERIFIER)).toMatchObject({ status: 200 });
    expect(await redeem(identity.issuer, code, VERIFIER)).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  it.each([
    { redirect_uri: 'https://example.org/callback' },
    { client_id: 'nobody' },
    { resource: 'urn:another' },
    { response_type: 'token' },
  ])('%j: nothing', async change => {
    const { url, status } = await new Browser().open(authorizationUrl(identity.issuer, change));
    expect(url.searchParams.get('code')).toBeNull();
    expect(status === 400 || url.searchParams.has('error') || url.hash.includes('error')).toBe(true);
  });
});

describe('The operator', () => {
  const tokenOf = ({ issuer, password }: Identity) => requestToken({ issuer, account: 'auditor', password });

  it('is told where the password is kept, never the password, and that this is no production', () => {
    const kept = join(identity.dataDirectory, 'identity', 'password');
    expect(identity.screen()).toContain(`password of all: kept in ${kept}, to be read by its owner: cat ${kept}`);
    expect(readFileSync(kept, 'utf8').trim()).toBe(identity.password);
    expect(identity.screen()).not.toContain(identity.password);
    expect(identity.screen()).toContain('DEMONSTRATION ONLY');
  });

  it.each(['password', 'keys.json'])('finds %s readable by its owner only', file => {
    expect(statSync(join(identity.dataDirectory, 'identity', file)).mode & 0o777).toBe(0o600);
  });

  it('publishes no private key', async () => {
    const response = await fetch(new URL('/jwks', identity.issuer));
    const { keys } = (await response.json()) as { keys: object[] };
    expect(keys.map(key => Object.keys(key).includes('d'))).toEqual([false]);
  });

  it('rotates the keys of a running provider: new tokens by the new key, old ones hold until they expire', async () => {
    await using short = await startIdentity(['--token-seconds', '4']);
    const old = await short.verify(await tokenOf(short));
    const oldToken = await tokenOf(short);
    expect(await run('server.ts', ['--rotate', '--data-dir', short.dataDirectory])).toMatchObject({ code: 0 });
    const fresh = await short.verify(await tokenOf(short));
    expect(fresh.protectedHeader.kid).not.toBe(old.protectedHeader.kid);
    const still = await short.verify(oldToken);
    expect(still.protectedHeader.kid).toBe(old.protectedHeader.kid);
    await delay((still.payload.exp ?? 0) * 1000 - Date.now() + 100);
    await expect(short.verify(oldToken)).rejects.toThrow('"exp" claim timestamp check failed');
  });

  it('cannot start it in production', async () => {
    const args = ['--port', '0', '--data-dir', identity.dataDirectory];
    for (const outcome of [
      await run('server.ts', args, { NODE_ENV: 'production' }),
      await run('server.ts', [...args, '--production']),
    ]) {
      expect(outcome).toMatchObject({ code: 1, stdout: '' });
      expect(outcome.stderr).toContain('does not start in production');
    }
  });

  it('cannot start it with keys that others may read', async () => {
    const folder = join(identity.dataDirectory, 'open');
    const args = ['--rotate', '--data-dir', folder];
    await run('server.ts', args);
    const keys = join(folder, 'identity', 'keys.json');
    const text = readFileSync(keys, 'utf8');
    chmodSync(keys, 0o644);
    const { code, stderr } = await run('server.ts', args);
    expect(code).toBe(1);
    expect(stderr).toContain(`chmod 600 ${keys}`);
    expect(readFileSync(keys, 'utf8')).toBe(text);
  });
});
