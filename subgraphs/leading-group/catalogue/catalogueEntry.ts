import { cityToday, type LoaderDefinition, type RequestContext } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import { indicatorTypeName } from '../foreign/indicatorTypeName.ts';
import type { Comparator } from './comparator.ts';
import type { DefinitionApproval } from './definitionApproval.ts';

/** An indicator as the office's catalogue has it for one year, with that year's target. */
export interface CatalogueEntry {
  /** The GraphQL type, which follows from the subgraph that owns the value. */
  __typename: string;
  code: string;
  year: number;
  name: string;
  nameEn: string;
  unit: string;
  unitEn: string;
  comparator: Comparator;
  aspirational: boolean;
  target: number | null;
  deadline: string | null;
  basis: string;
  departmentCodes: string[];
  departmentBasis: string;
  approvals: DefinitionApproval[];
}

/**
 * The catalogue of a year in the office's order: what has a target in that year. One query for all years of a request.
 * Approvals are those in force today in the city: approving a definition is what lets the newest data be judged, however old it is.
 */
export const catalogueOfYear: LoaderDefinition<number, CatalogueEntry[]> = async (years, { sql: db }) => {
  const { rows } = await sql<Omit<CatalogueEntry, '__typename'> & { subgraph: string }>`
    select indicator.code, goal.year, indicator.name, indicator.name_en as "nameEn", indicator.unit, indicator.unit_en as "unitEn",
           indicator.comparator, indicator.aspirational, indicator.subgraph, goal.target::float8 as target,
           to_char(goal.deadline, 'YYYY-MM-DD') as deadline, goal.basis,
           string_to_array(indicator.department_codes, '|') as "departmentCodes", indicator.department_basis as "departmentBasis",
           coalesce(approved.approvals, '[]') as approvals
    from indicator
    join indicator_target goal using (code)
    left join lateral (
      select jsonb_agg(jsonb_build_object('version', version, 'approver', approver, 'approvedOn', to_char(approved_on, 'YYYY-MM-DD'))
                       order by version) as approvals
      from definition_approval approval
      where approval.code = indicator.code and approved_on <= ${cityToday}
        and (revoked_on is null or revoked_on > ${cityToday})
    ) approved on true
    where goal.year = any(${[...years]}::int[])
    order by indicator.ordinal`.execute(db);
  const entries = rows.map(({ subgraph, ...row }) => ({ ...row, __typename: indicatorTypeName(subgraph) }));
  return years.map(year => entries.filter(entry => entry.year === year));
};

/** The newest year that has targets and has begun, in the city's time: next year's targets may already stand in the catalogue. */
export async function defaultYear(context: RequestContext): Promise<number | undefined> {
  return (await context.loader(newestYear).load('newest')) ?? undefined;
}

/** A loader, so that twenty tasks of one request ask once. */
const newestYear: LoaderDefinition<'newest', number | null> = async (keys, { sql: db }) => {
  const { rows } = await sql<{ year: number | null }>`
    select max(year) as year from indicator_target
    where year <= extract(year from ${cityToday})`.execute(db);
  return keys.map(() => rows[0]?.year ?? null);
};
