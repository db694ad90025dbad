import { startTestDepartment } from '@minsheng/subgraph-kit/testing';
import { expect, it } from 'vitest';
import { department } from '../department.ts';

it('The migrated tables have every column that the entities read, with its type', async () => {
  await using hrss = await startTestDepartment(department);
  const difference = await hrss.database.orm.schema.getUpdateSchemaSQL({ wrap: false, safe: true });
  // MikroORM would also name keys and identities its own way; a missing or differently typed column is what breaks reads.
  expect(difference.split('\n').filter(line => /add column|create table|type /.test(line))).toEqual([]);
});
