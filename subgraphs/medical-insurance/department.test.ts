import { buildDepartmentSchema } from '@minsheng/subgraph-kit';
import { startTestDepartment } from '@minsheng/subgraph-kit/testing';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { department } from './department.ts';

test('the entities are the tables that the migrations make', async () => {
  await using branch = await startTestDepartment(department);
  const { rows } = await sql<{ column: string; nullable: boolean }>`
    select table_name || '.' || column_name as "column", is_nullable = 'YES' as nullable
    from information_schema.columns where table_schema = current_schema()`.execute(branch.database.sql);
  const columns = new Map(rows.map(row => [row.column, row.nullable]));

  const mapped = [...branch.database.orm.getMetadata().getAll().values()].filter(entity =>
    department.database.entities.some(schema => schema.meta.tableName === entity.tableName),
  );
  expect(mapped).toHaveLength(department.database.entities.length);
  for (const { tableName, props } of mapped) {
    for (const { fieldNames, nullable = false } of props) {
      expect({ [`${tableName}.${fieldNames[0]}`]: nullable }).toEqual({
        [`${tableName}.${fieldNames[0]}`]: columns.get(`${tableName}.${fieldNames[0]}`),
      });
    }
  }
});

test('every type, field, argument and value is described in Chinese, then in English', async () => {
  const { schema } = await buildDepartmentSchema(department);
  const undescribed = describedElements(schema).filter(
    ({ description }) => !/[\u4e00-\u9fff].*[A-Za-z]/s.test(description ?? ''),
  );
  expect(undescribed).toEqual([]);
});

test('citizen IDs and diagnoses are not in the graph', async () => {
  const { sdl } = await buildDepartmentSchema(department);
  expect(sdl).not.toMatch(/citizenId|diagnos|personNumber/i);
});

type Schema = Awaited<ReturnType<typeof buildDepartmentSchema>>['schema'];
interface Element {
  name: string;
  description: string | null | undefined;
}

function describedElements(schema: Schema): Element[] {
  const own = Object.values(schema.getTypeMap()).filter(({ name }) => !/^_|^Query$/.test(name));
  return own.flatMap((type): Element[] => {
    if (isEnumType(type)) return [type, ...type.getValues().map(value => ({ ...value, name: `${type.name}.${value.name}` }))];
    if (isInputObjectType(type)) return [type, ...Object.values(type.getFields())];
    if (!isObjectType(type) && !isInterfaceType(type)) return [];
    const fields = Object.values(type.getFields());
    return [
      type,
      ...fields.map(field => ({ ...field, name: `${type.name}.${field.name}` })),
      ...fields.flatMap(field => field.args),
    ];
  });
}
