import { columnDifferences } from '@minsheng/subgraph-kit/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startAuthority, type TestAuthority } from '../testing/startAuthority.ts';

let authority: TestAuthority;
beforeAll(async () => {
  authority = await startAuthority();
});
afterAll(() => authority[Symbol.asyncDispose]());

it('entities and migrated tables agree about every column', async () => {
  expect(await columnDifferences(authority.database)).toEqual([]);
});
