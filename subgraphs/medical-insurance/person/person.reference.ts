import type { LoaderDefinition, Reference, RequestContext } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import type { MedicalInsuranceRecord } from './person.ts';

/** Other departments name a person by pid. Every pid is answered: a person unknown here has no record, which is itself the answer. */
export const personReference: Reference = {
  typeName: 'Person',
  async load(representations, context) {
    const pids = representations.map(({ pid }) => String(pid));
    const records = await readRecords(pids, context);
    return pids.map(pid => ({ pid, medicalInsurance: records.get(pid) ?? null }));
  },
};

export const recordByPid: LoaderDefinition<string, MedicalInsuranceRecord | null> = async (pids, context) => {
  const records = await readRecords([...pids], context);
  return pids.map(pid => records.get(pid) ?? null);
};

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
