import type { LoaderDefinition, Reference } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import type { Division } from './division.ts';

export type DivisionRow = Pick<Division, 'code' | 'name' | 'kind'> & { parentCode: string | null };

export const divisionByCode: LoaderDefinition<string, DivisionRow | null> = async (codes, { sql: db }) => {
  const { rows } = await sql<DivisionRow>`
    select code, name, kind, parent_code as "parentCode" from division where code = any(${[...codes]}::text[])`.execute(db);
  const byCode = new Map(rows.map(row => [row.code, row]));
  return codes.map(code => byCode.get(code) ?? null);
};

export const divisionReference: Reference = {
  typeName: 'Division',
  load: (representations, context) => context.loader(divisionByCode).loadMany(representations.map(({ code }) => String(code))),
};
