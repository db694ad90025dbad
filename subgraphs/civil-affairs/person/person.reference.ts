import { cityToday, createPersonReference, monthText, type RequestContext } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import { DeathFactStatus } from '../cremation/deathFactStatus.ts';
import type { CivilAffairsRecord } from './civilAffairsRecord.ts';

export const { personReference, recordByPid } = createPersonReference('civilAffairs', readRecords);

interface RecordRow {
  pid: string;
  divisionCode: string | null;
  death: CivilAffairsRecord['death'];
  membership: CivilAffairsRecord['minimumLivingAllowance'];
  support: CivilAffairsRecord['destituteSupport'];
  allowance: CivilAffairsRecord['oldAgeAllowance'];
}

/**
 * The records of many persons by one query. Each part reads its own small table once and is joined: the low-income registers hold
 * some thousand rows each, so that ten thousand persons cost little more than one. Only payments, a million rows, are probed by key,
 * and only for those whom no register names. A key has no order that a reader would see, so it is compared byte by byte.
 */
async function readRecords(pids: string[], { sql: db }: RequestContext): Promise<Map<string, CivilAffairsRecord>> {
  const { rows } = await sql<RecordRow>`
    with wanted as materialized (select pid collate "C" as pid from unnest(${[...new Set(pids)]}::text[]) as pid),
    as_of as materialized (select coalesce(max(data_date), ${cityToday}) as day from import_run where status = 'done'),
    death as (${newestDeaths}), membership as (${currentMemberships}), support as (${currentSupports}), allowance as (${currentAllowances}),
    registered as (${registeredPersons}),
    known as (
      select pid, division_code from registered
      union all select pid, null from wanted
      where not exists (select from registered where registered.pid = wanted.pid)
        and exists (select from aid_payment where aid_payment.pid = wanted.pid)
    )
    select known.pid, known.division_code as "divisionCode", death.fact as death, membership.fact as membership, support.fact as support, allowance.fact as allowance
    from known left join death using (pid) left join membership using (pid) left join support using (pid)
    left join allowance using (pid)`.execute(db);
  return new Map(rows.map(row => [row.pid, toRecord(row)]));
}

function toRecord({ pid, divisionCode, death, membership, support, allowance }: RecordRow): CivilAffairsRecord {
  return {
    pid,
    division: divisionCode === null ? null : { code: divisionCode },
    death: death?.status === DeathFactStatus.RETRACTED ? { ...death, deathDate: null, cremationDate: null } : death,
    minimumLivingAllowance: membership,
    destituteSupport: support,
    oldAgeAllowance: allowance,
  } as CivilAffairsRecord;
}

/** A valid record outweighs a retracted one, and then the newest counts: a person is cremated once, but may be registered twice. */
const newestDeaths = sql`
  select distinct on (pid) pid, json_build_object('status', status, 'deathDate', death_date, 'cremationDate', cremation_date,
         'registeredOn', registered_on, 'name', name) as fact
  from cremation join wanted using (pid)
  order by pid, status = '2', registered_on desc, id desc`;

const currentMemberships = sql`
  select distinct on (member.pid) member.pid, json_build_object('id', member.id::text, 'householdNumber', member.household_number,
         'pid', member.pid, 'name', member.name, 'relation', member.relation, 'joinedOn', member.joined_on, 'leftOn', member.left_on) as fact
  from dibao_member member
  join wanted using (pid)
  cross join as_of
  left join dibao_household household using (household_number)
  where member.joined_on <= as_of.day and (member.left_on is null or member.left_on > as_of.day)
    and (household.exited_on is null or household.exited_on > as_of.day)
  order by member.pid, member.joined_on desc, member.id desc`;

const currentSupports = sql`
  select distinct on (pid) pid, json_build_object('id', id::text, 'pid', pid, 'name', name, 'divisionCode', division_code,
         'mode', mode, 'selfCare', self_care, 'approvedOn', approved_on, 'endedOn', ended_on) as fact
  from destitute_support join wanted using (pid) cross join as_of
  where approved_on <= as_of.day and (ended_on is null or ended_on > as_of.day)
  order by pid, approved_on desc`;

const currentAllowances = sql`
  select distinct on (pid) pid, json_build_object('id', id::text, 'pid', pid, 'name', name, 'divisionCode', division_code,
         'startMonth', ${sql.raw(monthText('start_month'))}, 'endMonth', ${sql.raw(monthText('end_month'))},
         'monthlyAmount', monthly_amount::float8) as fact
  from old_age_allowance join wanted using (pid) cross join as_of
  where start_month <= as_of.day and (end_month is null or end_month >= date_trunc('month', as_of.day))
  order by pid, start_month desc`;

/** Everybody whom any register names, with the township of the newest entry; a death alone names no township. */
const registeredPersons = sql`
  select distinct on (pid) pid, division_code from (
    select pid, null as division_code, null::date as since from death
    union all select pid, division_code, joined_on
      from dibao_member join wanted using (pid) left join dibao_household using (household_number)
    union all select pid, division_code, approved_on from destitute_support join wanted using (pid)
    union all select pid, division_code, included_on from monitored_person join wanted using (pid)
    union all select pid, division_code, start_month from disability_subsidy join wanted using (pid)
    union all select pid, division_code, start_month from old_age_allowance join wanted using (pid)
    union all select pid, division_code, built_on from home_care_bed join wanted using (pid)
  ) as register
  order by pid, division_code is null, since desc`;
