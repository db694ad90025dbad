import type { LoaderDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import type { Community } from './community.ts';

/** Communities by code as plain rows; null where the list of communities does not name the code. */
export const communityByCode: LoaderDefinition<string, Community | null> = async (codes, { sql: db }) => {
  const { rows } = await sql<Community>`
    select id::text as id, code, name, division_code as "divisionCode", kind
    from community where code = any(${[...codes]}::text[])`.execute(db);
  const byCode = new Map(rows.map(row => [row.code, row]));
  return codes.map(code => byCode.get(code) ?? null);
};
