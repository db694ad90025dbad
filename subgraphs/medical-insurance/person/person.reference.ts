import { createPersonReference, type RequestContext } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import type { MedicalInsuranceRecord } from './person.ts';

export const { personReference, recordByPid } = createPersonReference('medicalInsurance', readRecords);

type RecordRow = Omit<MedicalInsuranceRecord, 'division'> & { divisionCode: string };

/** Every relation repeats the person's particulars; those of the newest one hold. */
async function readRecords(pids: string[], { sql: db }: RequestContext): Promise<Map<string, MedicalInsuranceRecord>> {
  const { rows } = await sql<RecordRow>`
    select distinct on (pid) pid, name, birth_date::text as "birthDate", division_code as "divisionCode",
           bool_or(status = '1' and scheme in ('310', '390')) over (partition by pid) as insured
    from insurance_relation where pid = any(${pids}::text[])
    order by pid, start_date desc, id desc`.execute(db);
  return new Map(rows.map(({ divisionCode, ...record }) => [record.pid, { ...record, division: { code: divisionCode } }]));
}
