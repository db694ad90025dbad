import type { AnyTables } from '@minsheng/subgraph-kit';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { SubjectKind } from '../acts/subjectKind.ts';
import { beijingTime } from '../calendar/instantType.ts';
import { FEWEST_YEARS, type Parameter, type ParameterName, parameterToday } from '../parameters/parameters.ts';
import type { RetentionRecord, RetentionRule } from './retentionReport.ts';

/** A kind of book, and the parameter that says how long it is kept; grants first, because an application stays as long as its grant. */
const KEPT: readonly [SubjectKind, ParameterName][] = [
  [SubjectKind.GRANT, 'KEEP_GRANTS'],
  [SubjectKind.APPLICATION, 'KEEP_APPLICATIONS'],
  [SubjectKind.CORRECTION, 'KEEP_CORRECTIONS'],
];

/** Of each kind, and of each answer, so many are named and deleted at a time. */
const MOST_AT_ONCE = 200;

/** What was kept long enough, by which rules. */
export interface Expired {
  rules: RetentionRule[];
  records: RetentionRecord[];
}

/** Finds what was kept long enough, and of that what is held back. A kind whose years nobody has decided is kept. */
export async function findExpired(db: Kysely<AnyTables>): Promise<Expired> {
  const expired: Expired = { rules: [], records: [] };
  let grants: string[] = [];
  for (const [kind, name] of KEPT) {
    const parameter = await parameterToday(db, name);
    if (parameter === undefined) continue;
    const found = await findOfKind(db, endedOf(kind, grants), parameter);
    const { value: years, validFrom, basis, verified } = parameter;
    expired.rules.push({ kind, years, validFrom, basis, verified, due: found.due, held: found.held });
    expired.records.push(...found.records.map(record => ({ ...record, kind })));
    if (kind === SubjectKind.GRANT) grants = namesOfDue(found.records);
  }
  return expired;
}

/** Those that may be deleted. */
export function namesOfDue(records: readonly Pick<RetentionRecord, 'number' | 'heldBecause'>[]): string[] {
  return records.flatMap(({ number, heldBecause }) => (heldBecause === null ? [number] : []));
}

interface Found {
  due: number;
  held: number;
  records: Omit<RetentionRecord, 'kind'>[];
}

async function findOfKind(db: Kysely<AnyTables>, ended: RawBuilder<unknown>, { name, value: years }: Parameter): Promise<Found> {
  if (years < FEWEST_YEARS)
    throw new Error(`sharing parameter ${name} is ${years}: books are kept for ${FEWEST_YEARS} years at least`);
  const { rows } = await sql<{ number: string; lastAct: Date; heldBecause: RetentionRecord['heldBecause']; total: number }>`
    select number, last_act as "lastAct", held as "heldBecause", total from (
      select *, count(*) over (partition by held)::int as total,
             row_number() over (partition by held order by last_act, number) as place
      from (${ended}) ended
      where last_act <= now() - make_interval(years => ${years}::int)
    ) placed
    where place <= ${MOST_AT_ONCE} order by held is not null, last_act, number`.execute(db);
  const countOf = (isHeld: boolean) =>
    [...new Map(rows.map(({ heldBecause, total }) => [heldBecause, total]))]
      .filter(([why]) => (why !== null) === isHeld)
      .reduce((sum, [, total]) => sum + total, 0);
  const records = rows.map(({ number, lastAct, heldBecause }) => ({
    ...{ number, heldBecause },
    lastActAt: beijingTime(new Date(lastAct)),
  }));
  return { due: countOf(false), held: countOf(true), records };
}

/**
 * All of a kind that have ended: number, last act, what holds it back. The last act counts, not the end, because a certificate, a record of use
 * or a dispute may come after it.
 */
function endedOf(kind: SubjectKind, grantsThatGo: readonly string[]): RawBuilder<unknown> {
  switch (kind) {
    case SubjectKind.GRANT:
      return sql`
        select g.number, greatest(g.ended_at, ${lastActOn(sql`g.number`)}, ${lastSettled(sql`g.number, g.application_number`)}) as last_act,
               case when ${isDisputed(sql`g.number, g.application_number`)} then 'UNDER_DISPUTE'
                    when not exists (select from disposal_certificate where grant_number = g.number and state = 'ACCEPTED')
                    then 'NOT_DISPOSED' end as held
        from sharing_grant g where g.state in ('TERMINATED', 'EXPIRED')`;
    case SubjectKind.APPLICATION:
      return sql`
        select a.number, greatest(${lastActOn(sql`a.number`)}, ${lastSettled(sql`a.number`)}) as last_act,
               case when ${isDisputed(sql`a.number`)} then 'UNDER_DISPUTE' end as held
        from sharing_application a
        where a.state in ('REFUSED', 'WITHDRAWN', 'ACTIVE')
          and not exists (select from sharing_grant g
                          where g.application_number = a.number and g.number <> all(${[...grantsThatGo]}::text[]))`;
    default:
      return sql`
        select c.number, greatest(${lastActOn(sql`c.number`)}, ${lastSettled(sql`c.number`)}) as last_act,
               case when ${isDisputed(sql`c.number`)} then 'UNDER_DISPUTE' end as held
        from correction_request c where c.state in ('CLOSED', 'WITHDRAWN')`;
  }
}

const lastActOn = (number: RawBuilder<unknown>) => sql`(select max(done_at) from sharing_act where subject_number = ${number})`;
const lastSettled = (numbers: RawBuilder<unknown>) =>
  sql`(select max(settled_at) from sharing_dispute where about_number in (${numbers}))`;
const isDisputed = (numbers: RawBuilder<unknown>) =>
  sql`exists (select from sharing_dispute where about_number in (${numbers}) and state <> 'SETTLED')`;
