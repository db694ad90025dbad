import type { LoaderDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';

/** What the judgement of status depends on besides target and deadline; dated, with its basis, in 评价参数.csv. */
export interface EvaluationParameters {
  /** How far a value may lie from a target it has to equal, in the indicator's unit. */
  equalTolerance: number;
  /** Average change a month that counts as rising must exceed this, in the indicator's unit. */
  risingMinimum: number;
}

/** The code table of the parameter file. */
export const PARAMETER_NAMES = { EQUAL_TOLERANCE: '等于的允许偏差', RISING_MINIMUM: '逐步提高的最小月均变化' };

/**
 * The parameters in force at the end of a year.
 * @throws Error when one has never been set: nothing may be judged by a number that nobody decided
 */
export const parametersOfYear: LoaderDefinition<number, EvaluationParameters> = async (years, { sql: db }) => {
  const { rows } = await sql<{ year: number; name: string; value: number }>`
    select wanted.year, parameter.name, parameter.value::float8 as value
    from unnest(${[...years]}::int[]) as wanted (year)
    join lateral (
      select distinct on (name) name, value from evaluation_parameter
      where valid_from <= make_date(wanted.year, 12, 31) order by name, valid_from desc
    ) parameter on true`.execute(db);
  return years.map(year => {
    const valueFor = (name: keyof typeof PARAMETER_NAMES) => {
      const row = rows.find(each => each.year === year && each.name === name);
      if (row === undefined) throw new Error(`evaluation parameter ${name} is not set for ${year}: add it to 评价参数.csv`);
      return row.value;
    };
    return { equalTolerance: valueFor('EQUAL_TOLERANCE'), risingMinimum: valueFor('RISING_MINIMUM') };
  });
};
