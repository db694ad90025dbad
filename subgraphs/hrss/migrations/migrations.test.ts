import { columnDifferences, startTestDepartment } from '@minsheng/subgraph-kit/testing';
import { expect, it } from 'vitest';
import { department } from '../department.ts';

it('The migrations make the columns that the entities describe, and a column that they do not describe is noticed', async () => {
  await using hrss = await startTestDepartment(department);
  expect(await columnDifferences(hrss.database)).toEqual([]);
  await hrss.database.inBulkTransaction(session =>
    session.query('alter table social_card add column nickname text, drop column issued_on'),
  );
  expect((await columnDifferences(hrss.database)).sort()).toEqual([
    'social_card: add "issued_on" date not null',
    'social_card: drop column "nickname"',
  ]);
});
