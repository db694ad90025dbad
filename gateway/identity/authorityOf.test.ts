import { expect, test } from 'vitest';
import { authorityOf } from './authorityOf.ts';
import type { IdentifiedCaller } from './identifyCaller.ts';

const officer: IdentifiedCaller = {
  kind: 'identified',
  subject: 'officer-7',
  department: 'hrss',
  roles: ['officer'],
  issuer: 'https://login.example.cn',
  expiresAt: 1_800_000_000_000,
};

test('equal callers have equal authority, nobody in particular has that of anybody', () => {
  expect(authorityOf({ ...officer })).toBe(authorityOf(officer));
  expect(authorityOf({ kind: 'anonymous' })).not.toBe(authorityOf({ ...officer, subject: 'anonymous' }));
});

const others: Omit<IdentifiedCaller, 'kind'> = {
  subject: 'officer-8',
  department: 'audit',
  roles: ['officer', 'auditor'],
  issuer: 'https://other.example.cn',
  expiresAt: 1_900_000_000_000,
};

test.for(Object.entries(others))('callers that differ in %s do not share an answer', ([member, value]) => {
  expect(Object.keys(others).sort()).toEqual(
    Object.keys(officer)
      .filter(name => name !== 'kind')
      .sort(),
  );
  expect(authorityOf({ ...officer, [member]: value })).not.toBe(authorityOf(officer));
});

test('and no text of one member can pass for another', () => {
  expect(authorityOf({ ...officer, subject: 'a","b', department: 'c' })).not.toBe(
    authorityOf({ ...officer, subject: 'a', department: 'b","c' }),
  );
});
