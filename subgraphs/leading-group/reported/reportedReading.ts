import type { RequestContext } from '@minsheng/subgraph-kit';
import { reportedDefinition } from '../indicators/index.ts';
import type { ReportedDefinition } from '../indicators/reportedDefinition.ts';
import { type ReportedRow, reportedRows } from './reportedRow.ts';

/** The city's state in one month, as reported for the whole city or as it follows from all townships' reports. */
export type ReportedReading = Omit<ReportedRow, 'divisionCode' | 'value'> & {
  value: number | null;
  definitionVersion: number;
  /** Townships that reported over all townships; 1 for a report of the whole city without a breakdown. */
  completeness: number;
};

/** All that was reported of an indicator up to a year's end. */
export interface ReportedState {
  /** Oldest first; a month without a city value has a null value, never 0 and never a partial sum. */
  series: ReportedReading[];
  /** The newest month with a value. */
  newest: ReportedReading | undefined;
  /** The townships' reports of that month. */
  divisions: ReportedRow[];
}

export async function readReported(code: string, year: number, context: RequestContext): Promise<ReportedState> {
  const definition = reportedDefinition(code);
  if (definition === undefined) return { series: [], newest: undefined, divisions: [] };
  const { rows, townships } = await context.loader(reportedRows).load(`${code}:${year}`);
  const months = [...Map.groupBy(rows, row => row.month).values()];
  const series = months.flatMap(reports => readMonth(definition, reports, townships) ?? []);
  const newest = series.findLast(reading => reading.value !== null);
  return { series, newest, divisions: rows.filter(row => row.divisionCode !== '' && row.month === newest?.month) };
}

function readMonth(definition: ReportedDefinition, reports: ReportedRow[], townships: number): ReportedReading | undefined {
  const parts = reports.filter(report => report.divisionCode !== '');
  const whole = reports.find(report => report.divisionCode === '');
  const latest = whole ?? parts.toSorted((a, b) => a.reportedOn.localeCompare(b.reportedOn)).at(-1);
  if (latest === undefined) return undefined;
  const completeness = parts.length === 0 || townships === 0 ? 1 : parts.length / townships;
  const numbers = whole ?? (completeness < 1 ? NO_VALUE : cityFromTownships(definition, parts));
  const { divisionCode: _, ...report } = latest;
  return { ...report, ...pickNumbers(numbers), definitionVersion: definition.version, completeness };
}

interface Numbers {
  numerator: number | null;
  denominator: number | null;
  value: number | null;
}

const NO_VALUE: Numbers = { numerator: null, denominator: null, value: null };

function pickNumbers({ numerator, denominator, value }: Numbers): Numbers {
  return { numerator, denominator, value };
}

function cityFromTownships({ formula }: ReportedDefinition, parts: ReportedRow[]): Numbers {
  const sum = (pick: (part: ReportedRow) => number | null) =>
    parts.reduce((total, part) => total + (pick(part) ?? Number.NaN), 0);
  if (formula === 'minimum') return { ...NO_VALUE, value: Math.min(...parts.map(part => part.value)) };
  if (formula === 'count') return { ...NO_VALUE, numerator: sum(part => part.value), value: sum(part => part.value) };
  const numerator = sum(part => part.numerator);
  const denominator = sum(part => part.denominator);
  // A share needs both parts of every township; the base of a rate per thousand may have been reported in either unit.
  if (formula === 'perThousand' || !(denominator > 0) || Number.isNaN(numerator)) return NO_VALUE;
  return { numerator, denominator, value: (100 * numerator) / denominator };
}
