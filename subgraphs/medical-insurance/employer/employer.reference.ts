import type { LoaderDefinition, Reference, RequestContext } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';

/** Every employer is answered: one that is unknown here has no number of insured, which is itself the answer. */
export const employerReference: Reference = {
  typeName: 'Employer',
  async load(representations, context) {
    const usccs = representations.map(({ uscc }) => String(uscc));
    const insured = await countInsured(usccs, context);
    return usccs.map(uscc => ({ uscc, medicalInsured: insured.get(uscc) ?? null }));
  },
};

export const medicalInsuredByUscc: LoaderDefinition<string, number | null> = async (usccs, context) => {
  const insured = await countInsured([...usccs], context);
  return usccs.map(uscc => insured.get(uscc) ?? null);
};

async function countInsured(usccs: string[], { sql: db }: RequestContext): Promise<Map<string, number>> {
  const { rows } = await sql<{ uscc: string; insured: number }>`
    select employer_uscc as uscc, (count(distinct pid) filter (where status = '1'))::int as insured
    from insurance_relation
    where scheme = '310' and employer_uscc = any(${usccs}::text[])
    group by employer_uscc`.execute(db);
  return new Map(rows.map(({ uscc, insured }) => [uscc, insured]));
}
