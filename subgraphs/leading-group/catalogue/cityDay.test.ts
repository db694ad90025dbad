import { type RunningSubgraph, startSubgraph } from '@minsheng/subgraph-kit';
import { askSigned, freshLocation, testConfig } from '@minsheng/subgraph-kit/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { department } from '../department.ts';

let office: RunningSubgraph;

/** Zones so far away that their day is never the city's. */
const DAYS_BEHIND = '<BEHIND>+100';
const DAYS_AHEAD = '<AHEAD>-100';

describe.each([DAYS_BEHIND, DAYS_AHEAD])('A database server that lives by another day (%s)', zone => {
  beforeAll(async () => {
    const config = testConfig(await freshLocation());
    office = await startSubgraph(department, config);
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(office.database.sql);
    await sql`alter database ${sql.id(rows[0]?.name ?? '')} set timezone to ${sql.lit(zone)}`.execute(office.database.sql);
    await office.stop();
    office = await startSubgraph(department, config);
    // The embedded database begins each session in UTC whatever the database says; it has one session, so that this is enough.
    await sql`set timezone to ${sql.lit(zone)}`.execute(office.database.sql);
  });
  afterAll(() => office.stop());

  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  const tomorrow = new Date(Date.now() + 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });

  it('really does so', async () => {
    const { rows } = await sql<{ day: string }>`select current_date::text as day`.execute(office.database.sql);
    expect([today, tomorrow]).not.toContain(rows[0]?.day);
  });

  it('still lets an approval of today count today, and one of tomorrow not yet', async () => {
    await sql`insert into definition_approval (code, version, approver, approved_on, import_run)
      values ('SERVICE_CIRCLE', 1, '市领导小组', ${today}::date, 0), ('SERVICE_CIRCLE', 2, '市领导小组', ${tomorrow}::date, 0)`.execute(
      office.database.sql,
    );
    expect(await ask('{ indicators(codes: ["SERVICE_CIRCLE"]) { approvals { version } } }')).toEqual({
      indicators: [{ approvals: [{ version: 1 }] }],
    });
  });

  it('still shows what ends tomorrow, and no longer what ends today', async () => {
    await sql`update key_task_indicator set ended_on = case indicator_code when 'MEDICAL_COVERAGE' then ${today} else ${tomorrow} end::date
      where indicator_code in ('MEDICAL_COVERAGE', 'E_SOCIAL_CARD_RATE')`.execute(office.database.sql);
    expect(await ask('{ indicators(codes: ["MEDICAL_COVERAGE", "E_SOCIAL_CARD_RATE"]) { code tasks { number } } }')).toEqual({
      indicators: [
        { code: 'MEDICAL_COVERAGE', tasks: [] },
        { code: 'E_SOCIAL_CARD_RATE', tasks: [{ number: 17 }] },
      ],
    });
  });
});

async function ask(query: string): Promise<unknown> {
  const response = await askSigned(office.url, JSON.stringify({ query }));
  return ((await response.json()) as { data: unknown }).data;
}
