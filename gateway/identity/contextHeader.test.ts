import { expect, test } from 'vitest';
import { authorityOf } from './authorityOf.ts';
import { contextHeader } from './contextHeader.ts';
import type { IdentifiedCaller } from './identifyCaller.ts';

const officer: IdentifiedCaller = {
  kind: 'identified',
  subject: '张三',
  department: 'audit',
  roles: ['auditor'],
  issuer: 'https://login.example.cn',
  expiresAt: 1_800_000_000_000,
};
const read = (header: string) => JSON.parse(Buffer.from(header, 'base64url').toString());

test('departments are told who asks and for what, and nothing of what was not said', () => {
  const access = { purpose: 'audit', case: '审〔2026〕1号' };
  expect(read(contextHeader('r-1', officer, access))).toEqual({
    request: 'r-1',
    ...{ subject: '张三', department: 'audit', roles: ['auditor'] },
    ...{ purpose: 'audit', case: '审〔2026〕1号' },
  });
  expect(read(contextHeader('r-2', { kind: 'anonymous' }))).toEqual({ request: 'r-2' });
});

test('two callers share an answer only when departments are told the same of both', () => {
  const others = [
    authorityOf({ kind: 'anonymous' }),
    authorityOf({ ...officer, roles: [] }),
    authorityOf(officer, { purpose: 'audit' }),
    authorityOf(officer, { purpose: 'statistics' }),
    authorityOf(officer, { purpose: 'audit', grant: 'G-1' }),
    authorityOf(officer, { purpose: 'audit', case: 'G-1' }),
  ];
  expect(new Set([authorityOf(officer), ...others]).size).toBe(7);
  expect(authorityOf(officer, { purpose: 'audit' })).toBe(authorityOf({ ...officer }, { purpose: 'audit', grant: undefined }));
});
