import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultDepartmentLimits } from '../../gateway/config/DepartmentLimits.ts';
import { DepartmentClient } from '../../gateway/execute/DepartmentClient.ts';
import { KeyRing } from '../../gateway/execute/signing/KeyRing.ts';
import type { TlsMaterial } from '../../gateway/execute/signing/LineSecurity.ts';
import { contextHeader } from '../../gateway/identity/contextHeader.ts';
import { SecretFile } from '../../gateway/testkit/keyFiles.ts';
import { greetings } from '../../subgraphs/kit/server/testing/greetings.ts';
import { startTestDepartment, type TestDepartment, testKeys } from '../../subgraphs/kit/testing/index.ts';
import { Authority } from './certificates.ts';

// Where there is no openssl, nobody can make certificates.
describe.runIf(Authority.isPossible)('a department that speaks TLS, and only with the gateway', () => {
  let authority: Authority;
  let office: TestDepartment;
  beforeAll(async () => {
    authority = new Authority();
    const { certificateFile, keyFile } = authority.certify('greetings');
    office = await startTestDepartment(greetings, {
      tls: { certificateFile, keyFile, clientCaFile: authority.certificateFile },
    });
  });
  afterAll(async () => {
    await office[Symbol.asyncDispose]();
    authority[Symbol.dispose]();
  });

  async function askWith(tls: TlsMaterial | undefined): Promise<unknown> {
    using file = new SecretFile({ greetings: { sign: testKeys.gateway, receipts: [testKeys.receipt] } });
    using keys = new KeyRing(file.path, pino({ level: 'silent' }));
    const limits = { ...defaultDepartmentLimits, departmentRetries: 0 };
    const client = new DepartmentClient({ name: 'greetings', url: office.url }, limits, {
      security: { keys, receiptDigestUpTo: 1_000, tls },
    });
    const caller = {
      kind: 'identified',
      issuer: 'https://issuer.example',
      expiresAt: Date.now() + 60_000,
      subject: 's',
      department: 'audit',
      roles: [],
    } as const;
    const answer = await client.ask('{"query":"{ greeting }"}', {
      signal: new AbortController().signal,
      repeatable: true,
      trust: { context: { request: 'r', header: contextHeader('r', caller) }, reasons: 'e30' },
      onCall: () => {},
    });
    await client.close();
    return answer.ok ? answer.data : answer.failure.code;
  }

  test('is asked by a gateway with a certificate of the same authority', async () => {
    expect(new URL(office.url).protocol).toBe('https:');
    const { cert, key } = authority.certify('gateway');
    expect(await askWith({ ca: authority.certificate, cert, key })).toEqual({ greeting: '您好' });
  });

  test('hears nobody without one, or with one of another authority', async () => {
    using other = new Authority();
    const { cert, key } = other.certify('gateway');
    expect(await askWith({ ca: authority.certificate })).toBe('DEPARTMENT_UNREACHABLE');
    expect(await askWith({ ca: authority.certificate, cert, key })).toBe('DEPARTMENT_UNREACHABLE');
  });

  test('is not believed by a gateway that does not know its authority', async () => {
    const { cert, key } = authority.certify('gateway');
    expect(await askWith({ cert, key })).toBe('DEPARTMENT_UNREACHABLE');
  });
});
