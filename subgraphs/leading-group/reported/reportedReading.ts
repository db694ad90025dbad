import { type RequestContext, readingKey, readingsForYear, trendPerMonth } from '@minsheng/subgraph-kit';
import { reportedDefinition } from '../indicators/index.ts';
import type { ReportedDefinition } from '../indicators/reportedDefinition.ts';
import { type ReportedMonth, reportedMonths, townshipCount } from './reportedMonth.ts';

/** The city's state in one month, as reported for the whole city or as it follows from all townships' reports. */
export interface ReportedReading
  extends Numbers,
    Pick<ReportedMonth, 'month' | 'asOf' | 'revision' | 'reportingUnit' | 'reporter' | 'reportedOn'> {
  definitionVersion: number;
  /** Townships that reported over all townships; 1 for a report of the whole city without a breakdown. */
  completeness: number;
}

/** All that was reported of an indicator up to a year's end. */
export interface ReportedState {
  /** Oldest first; a month without a city value has a null value, never 0 and never a partial sum. */
  series: ReportedReading[];
  /** The newest month with a value that says how things stand in the year. */
  newest: ReportedReading | undefined;
  /** Average change a month over the last six of those months. */
  trendPerMonth: number | undefined;
}

export async function readReported(code: string, year: number, context: RequestContext): Promise<ReportedState> {
  const definition = reportedDefinition(code);
  if (definition === undefined) return { series: [], newest: undefined, trendPerMonth: undefined };
  const [months, townships] = await Promise.all([
    context.loader(reportedMonths).load(readingKey(code, year)),
    context.loader(townshipCount).load('all'),
  ]);
  const series = months.map(month => readMonth(definition, month, townships));
  const ofYear = readingsForYear(series, year, definition);
  return { series, newest: ofYear.findLast(reading => reading.value !== null), trendPerMonth: trendPerMonth(ofYear) };
}

function readMonth(definition: ReportedDefinition, reports: ReportedMonth, townships: number): ReportedReading {
  const { month, asOf, revision, reportingUnit, reporter, reportedOn, townshipsReported } = reports;
  const completeness = townshipsReported === 0 || townships === 0 ? 1 : townshipsReported / townships;
  return {
    ...cityNumbers(definition, reports, completeness),
    ...{ month, asOf, revision, reportingUnit, reporter, reportedOn },
    definitionVersion: definition.version,
    completeness,
  };
}

interface Numbers {
  numerator: number | null;
  denominator: number | null;
  value: number | null;
}

const NO_NUMBERS: Numbers = { numerator: null, denominator: null, value: null };

function cityNumbers({ formula }: ReportedDefinition, reports: ReportedMonth, completeness: number): Numbers {
  const { cityNumerator, cityDenominator, cityValue, townshipNumerators, townshipDenominators } = reports;
  if (cityValue !== null) return { numerator: cityNumerator, denominator: cityDenominator, value: cityValue };
  if (completeness < 1) return NO_NUMBERS;
  if (formula === 'minimum') return { ...NO_NUMBERS, value: reports.smallestTownshipValue };
  if (formula === 'count') return { ...NO_NUMBERS, numerator: reports.townshipValues, value: reports.townshipValues };
  // The base of a rate per thousand may have been reported in either unit, so its sum means nothing; a share of nothing has no value.
  if (formula === 'perThousand' || townshipNumerators === null || !townshipDenominators) return NO_NUMBERS;
  const value = (100 * townshipNumerators) / townshipDenominators;
  return { numerator: townshipNumerators, denominator: townshipDenominators, value };
}
