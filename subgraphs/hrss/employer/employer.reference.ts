import { type LoaderDefinition, type Reference, type RequestContext, referenceByKey } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import type { Employer } from './employer.ts';

type EmployerFacts = Pick<Employer, 'uscc'> & Partial<Employer>;

/** 医保 names employers by credit code, also some that are not registered here: those keep their key and have nothing else. */
export const employerReference: Reference = referenceByKey('Employer', 'uscc', readEmployers);

export const employerByUscc: LoaderDefinition<string, EmployerFacts> = async (codes, context) => {
  const employers = await readEmployers([...codes], context);
  return codes.map(uscc => employers.get(uscc) ?? { uscc });
};

async function readEmployers(codes: string[], { sql: db }: RequestContext): Promise<Map<string, EmployerFacts>> {
  const { rows } = await sql<EmployerFacts>`
    select uscc, name, kind, industry, division_code as "divisionCode", registered_on::text as "registeredOn",
           deregistered_on::text as "deregisteredOn", rehab_agreement as "rehabAgreement"
    from employer where uscc = any(${codes}::text[])`.execute(db);
  const employers = new Map<string, EmployerFacts>(codes.map(uscc => [uscc, { uscc }]));
  for (const row of rows) employers.set(row.uscc, row);
  return employers;
}
