import { columnDifferences, startTestDepartment } from '@minsheng/subgraph-kit/testing';
import { expect, it } from 'vitest';
import { department } from '../department.ts';

it('The migrations make the columns that the entities describe', async () => {
  await using civilAffairs = await startTestDepartment(department);
  expect(await columnDifferences(civilAffairs.database)).toEqual([]);
});

it('A column that the entities do not describe is noticed', async () => {
  await using civilAffairs = await startTestDepartment(department);
  await civilAffairs.database.inBulkTransaction(session =>
    session.query('alter table community add column nickname text, alter column name drop not null, drop column kind'),
  );
  expect((await columnDifferences(civilAffairs.database)).sort()).toEqual([
    'community: add "kind" text not null',
    'community: alter column "name" set not null',
    'community: drop column "nickname"',
  ]);
});
