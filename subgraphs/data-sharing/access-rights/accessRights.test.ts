import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUTHORITY, GATEWAY, HRSS } from '../testing/officers.ts';
import { startAuthority, type TestAuthority } from '../testing/startAuthority.ts';

let authority: TestAuthority;
beforeAll(async () => {
  authority = await startAuthority();
});
afterAll(() => authority[Symbol.asyncDispose]());

const RIGHTS = `query ($after: ID) { accessRights(after: $after) {
  version grants { number state requester provider fields purposes masks validFrom validUntil personsPerDay } } }`;

describe('a fresh installation', () => {
  it('grants nothing to anybody', async () => {
    expect(await authority.as(GATEWAY, RIGHTS)).toEqual({ accessRights: { version: '0', grants: [] } });
  });

  it('tells its grants to gateways and to the authority only', async () => {
    expect((await authority.tryAs(AUTHORITY, RIGHTS)).errors).toBeUndefined();
    for (const stranger of [HRSS, undefined]) {
      const { errors } = await authority.tryAs(stranger, RIGHTS);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('refuses what is no version', async () => {
    const { errors } = await authority.tryAs(GATEWAY, RIGHTS, { after: 'yesterday' });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
  });
});
