import { type LoaderDefinition, type RequestContext, referenceByKey } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import type { Institution } from './institution.ts';

/** Null for institutions elsewhere: care outside the city is settled at institutions that this register does not hold. */
export const institutionByCode: LoaderDefinition<string, Institution | null> = async (codes, context) => {
  const institutions = await readInstitutions([...codes], context);
  return codes.map(code => institutions.get(code) ?? null);
};

export const institutionReference = referenceByKey('Institution', 'code', readInstitutions);

async function readInstitutions(codes: string[], { sql: db }: RequestContext): Promise<Map<string, Institution>> {
  const { rows } = await sql<Institution>`
    select code, name, kind, hospital_level as "hospitalLevel", division_code as "divisionCode",
           agreement_start::text as "agreementStart", agreement_end::text as "agreementEnd"
    from designated_institution where code = any(${codes}::text[])`.execute(db);
  return new Map(rows.map(institution => [institution.code, institution]));
}
