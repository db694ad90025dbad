import type { Database } from '../database/openDatabase.ts';

/**
 * Where a department's entities and its migrated tables disagree about columns: missing, too many, of another type or nullability.
 * Indexes and constraints belong to the migrations alone. Neither is the identity column `id` compared: MikroORM's differ knows serial
 * columns only and would drop and make it anew.
 * @returns what would have to change in which table; empty when both agree
 */
export async function columnDifferences({ orm }: Database): Promise<string[]> {
  const described = new Set([...orm.getMetadata().getAll().values()].map(entity => entity.tableName));
  const statements = (await orm.schema.getUpdateSchemaSQL()).split('\n');
  return statements.flatMap(statement => {
    const [, table = '', change = ''] = TABLE_CHANGE.exec(statement) ?? [];
    const rest = change.replace(IDENTITY, '');
    return described.has(table) && rest !== '' && !/^(add|drop) constraint/.test(rest) ? [`${table}: ${rest}`] : [];
  });
}

const TABLE_CHANGE = /^alter table "(\w+)" (.*);$/;
const IDENTITY = /(, )?(add "id" bigserial primary key|drop column "id")$|^drop column "id", /;
