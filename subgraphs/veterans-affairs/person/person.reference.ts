import { createPersonReference, type RequestContext } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import type { VeteranRecord } from './veteranRecord.ts';

export const { personReference, recordByPid } = createPersonReference('veteranAffairs', readRecords);

type RecordRow = Pick<VeteranRecord, 'pid' | 'name' | 'service'> & { divisionCode: string | null };

/**
 * The records of many persons by one query: veterans first, then whoever is entitled, placed, paid or confirmed without being one
 * here. A key has no order that a reader would see, so it is compared byte by byte.
 */
async function readRecords(pids: string[], { sql: db }: RequestContext): Promise<Map<string, VeteranRecord>> {
  const { rows } = await sql<RecordRow>`
    with wanted as materialized (select pid collate "C" as pid from unnest(${[...new Set(pids)]}::text[]) as pid),
    entitled as (
      select distinct on (pid) pid, name, division_code from entitlement join wanted using (pid) order by pid, start_month desc
    ), placed as (
      select distinct on (pid) pid, name from placement join wanted using (pid) order by pid, received_on desc
    )
    select pid, coalesce(veteran.name, entitled.name, placed.name) as name,
           coalesce(veteran.division_code, entitled.division_code) as "divisionCode",
           case when veteran.pid is not null then json_build_object('category', veteran.service_category,
             'enlistedOn', veteran.enlisted_on, 'dischargedOn', veteran.discharged_on) end as service
    from wanted left join veteran using (pid) left join entitled using (pid) left join placed using (pid)
    where veteran.pid is not null or entitled.pid is not null or placed.pid is not null
       or exists (select from entitlement_payment paid where paid.pid = wanted.pid)
       or exists (select from annual_confirmation confirmed where confirmed.pid = wanted.pid)`.execute(db);
  return new Map(rows.map(row => [row.pid, toRecord(row)]));
}

function toRecord({ divisionCode, ...record }: RecordRow): VeteranRecord {
  return { ...record, division: divisionCode === null ? null : { code: divisionCode } };
}
