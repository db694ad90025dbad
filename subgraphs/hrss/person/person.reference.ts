import { createPersonReference, monthText, type RequestContext } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import type { Person, SocialSecurityRecord } from './person.ts';

export const { personReference, recordByPid } = createPersonReference('socialSecurity', readRecords);

/** The person that a fact of this department speaks of. */
export async function personOf(pid: string, context: RequestContext): Promise<Person> {
  return { pid, socialSecurity: await context.loader(recordByPid).load(pid) };
}

type RecordRow = SocialSecurityRecord & { divisionCode: string };

async function readRecords(pids: string[], { sql: db }: RequestContext): Promise<Map<string, SocialSecurityRecord>> {
  const { rows } = await sql<RecordRow>`
    select pid, person_number as "personNumber", name, sex, birth_date::text as "birthDate", living_status as "livingStatus",
           ${sql.raw(monthText('first_insured_month'))} as "firstInsuredMonth", division_code as "divisionCode"
    from person where pid = any(${pids}::text[])`.execute(db);
  const records = new Map<string, SocialSecurityRecord>();
  // The rows are ours alone and become the records; copying ten thousand of them costs more than reading them.
  for (const row of rows) {
    row.division = { code: row.divisionCode };
    records.set(row.pid, row);
  }
  return records;
}
