import type { LoaderDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import type { DibaoHousehold } from './dibaoHousehold.ts';

/** Households by number as plain rows; null where a member's file names a household that the other file has not brought yet. */
export const householdByNumber: LoaderDefinition<string, DibaoHousehold | null> = async (numbers, { sql: db }) => {
  const { rows } = await sql<DibaoHousehold>`
    select id::text as id, household_number as "householdNumber", head_pid as "headPid", division_code as "divisionCode", area,
           supported_persons as "supportedPersons", monthly_income_per_person::float8 as "monthlyIncomePerPerson",
           approved_on::text as "approvedOn", exited_on::text as "exitedOn", exit_reason as "exitReason"
    from dibao_household where household_number = any(${[...numbers]}::text[])`.execute(db);
  const byNumber = new Map(rows.map(row => [row.householdNumber, row]));
  return numbers.map(number => byNumber.get(number) ?? null);
};
