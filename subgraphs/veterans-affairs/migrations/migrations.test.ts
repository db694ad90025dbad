import { columnDifferences, startTestDepartment } from '@minsheng/subgraph-kit/testing';
import { expect, it } from 'vitest';
import { department } from '../department.ts';

it('The migrations make the columns that the entities describe', async () => {
  await using veteransAffairs = await startTestDepartment(department);
  expect(await columnDifferences(veteransAffairs.database)).toEqual([]);
});

it('A column that the entities do not describe is noticed', async () => {
  await using veteransAffairs = await startTestDepartment(department);
  await veteransAffairs.database.inBulkTransaction(session =>
    session.query('alter table veteran add column nickname text, alter column name drop not null, drop column sex'),
  );
  expect((await columnDifferences(veteransAffairs.database)).sort()).toEqual([
    'veteran: add "sex" text not null',
    'veteran: alter column "name" set not null',
    'veteran: drop column "nickname"',
  ]);
});
