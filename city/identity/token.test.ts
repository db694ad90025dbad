import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNTS } from './accounts.ts';
import { requestToken } from './requestToken.ts';
import { type Identity, run, startIdentity } from './testing/startIdentity.ts';

let identity: Identity;
beforeAll(async () => {
  identity = await startIdentity();
});
afterAll(async () => identity[Symbol.asyncDispose]());

describe('Somebody at the keyboard wants to ask the gateway as an office holder', () => {
  it('prints one token and nothing else, which verifies as the gateway verifies', async () => {
    const { code, stdout, stderr } = await identity.token('auditor');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const { payload, protectedHeader } = await identity.verify(stdout.trim());
    expect(protectedHeader).toMatchObject({ alg: 'ES256', typ: 'at+jwt', kid: expect.any(String) });
    expect(payload).toMatchObject({ sub: 'auditor', department: 'audit', roles: ['auditor'], jti: expect.any(String) });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
  });

  it.each([
    ['leading-group', 'leading-group', 'leading_group'],
    ['office', 'leading-group', 'leading_group'],
    ['auditor', 'audit', 'auditor'],
    ['hrss-officer', 'hrss', 'officer'],
    ['hrss-sharing-officer', 'hrss', 'sharing_officer'],
    ['medical-insurance-officer', 'medical-insurance', 'officer'],
    ['medical-insurance-sharing-officer', 'medical-insurance', 'sharing_officer'],
    ['civil-affairs-officer', 'civil-affairs', 'officer'],
    ['civil-affairs-sharing-officer', 'civil-affairs', 'sharing_officer'],
    ['veterans-affairs-officer', 'veterans-affairs', 'officer'],
    ['veterans-affairs-sharing-officer', 'veterans-affairs', 'sharing_officer'],
    ['sharing-authority', 'data-sharing', 'sharing_authority'],
    ['security-admin', 'data-sharing', 'security_admin'],
    ['system-admin', 'data-sharing', 'system_admin'],
    ['audit-admin', 'data-sharing', 'audit_admin'],
  ])('%s belongs to %s and is %s', async (account, department, role) => {
    const token = await requestToken({ issuer: identity.issuer, account, password: identity.password });
    const { payload } = await identity.verify(token);
    expect(payload).toMatchObject({ sub: account, department, roles: [role] });
  });

  it('is shown the accounts when naming none', async () => {
    const { code, stdout, stderr } = await identity.token();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.match(/^ +[a-z-]+/gm)?.map(account => account.trim())).toEqual(ACCOUNTS.map(({ account }) => account));
  });

  it('never gives the same token twice', async () => {
    const ask = () => requestToken({ issuer: identity.issuer, account: 'office', password: identity.password });
    const [first, second] = [await identity.verify(await ask()), await identity.verify(await ask())];
    expect(first.payload.jti).not.toBe(second.payload.jti);
  });

  it('takes the address by --url and by IDENTITY_URL', async () => {
    const elsewhere = await identity.token('auditor', '--url', 'http://127.0.0.1:1');
    expect(elsewhere).toMatchObject({ code: 1, stdout: '' });
    const args = ['auditor', '--data-dir', identity.dataDirectory];
    expect(await run('token.ts', args, { IDENTITY_URL: identity.issuer })).toMatchObject({ code: 0 });
  });
});

describe('What is wrong is said on stderr, with exit code 1', () => {
  it.each([[['mayor']], [['']]])('account %j: the accounts are listed', async args => {
    const { code, stdout, stderr } = await identity.token(...args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    for (const { account } of ACCOUNTS) expect(stderr).toContain(account);
  });

  it('a provider that never ran, or runs no more: npm start', async () => {
    await using stopped = await startIdentity();
    await stopped.stop();
    const never = await run('token.ts', ['auditor', '--data-dir', `${stopped.dataDirectory}/never`]);
    const noMore = await stopped.token('auditor', '--url', stopped.issuer);
    for (const { code, stdout, stderr } of [never, noMore]) {
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain('npm start');
    }
  });

  it('a city without a provider: that of another city, at the usual address or elsewhere, is not asked for it', async () => {
    await using stopped = await startIdentity();
    await stopped.stop();
    const { code, stdout, stderr } = await stopped.token('auditor');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/no identity provider runs on \S+: its city is not running, or was started with --no-identity/);
  });

  it('a password that does not fit', async () => {
    const wrong = requestToken({ issuer: identity.issuer, account: 'auditor', password: 'not it' });
    await expect(wrong).rejects.toThrow('the account or the password is not right');
  });
});
