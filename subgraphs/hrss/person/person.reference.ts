import { type LoaderDefinition, type Reference, type RequestContext } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import type { Person, SocialSecurityRecord } from './person.ts';

/** Other departments name a person by pid. Every pid is answered: a person unknown here has no record, which is itself the answer. */
export const personReference: Reference = {
  typeName: 'Person',
  async load(representations, context) {
    const pids = representations.map(({ pid }) => String(pid));
    const records = await readRecords(pids, context);
    return pids.map(pid => ({ pid, socialSecurity: records.get(pid) ?? null }));
  },
};

/** The person that a fact of this department speaks of. */
export async function personOf(pid: string, context: RequestContext): Promise<Person> {
  return { pid, socialSecurity: await context.loader(recordByPid).load(pid) };
}

const recordByPid: LoaderDefinition<string, SocialSecurityRecord | null> = async (pids, context) => {
  const records = await readRecords([...pids], context);
  return pids.map(pid => records.get(pid) ?? null);
};

type RecordRow = SocialSecurityRecord & { divisionCode: string };

async function readRecords(pids: string[], { sql: db }: RequestContext): Promise<Map<string, SocialSecurityRecord>> {
  const { rows } = await sql<RecordRow>`
    select pid, person_number as "personNumber", name, sex, birth_date::text as "birthDate", living_status as "livingStatus",
           first_insured_month::varchar(7) as "firstInsuredMonth", division_code as "divisionCode"
    from person where pid = any(${pids}::text[])`.execute(db);
  const records = new Map<string, SocialSecurityRecord>();
  // The rows are ours alone and become the records; copying ten thousand of them costs more than reading them.
  for (const row of rows) {
    row.division = { code: row.divisionCode };
    records.set(row.pid, row);
  }
  return records;
}
