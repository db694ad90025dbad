import { sql } from 'kysely';
import type { DatabaseLocation } from '../../database/openDatabase.ts';
import type { Department } from '../../department.ts';
import { importFolder } from '../../import/index.ts';
import { freshFolder, PID_KEY, paymentDatabase, payments, writeCsv } from '../../import/testing/payments.ts';
import { type RunningSubgraph, startSubgraph } from '../../server/startSubgraph.ts';
import { askSigned } from '../../testing/askSigned.ts';
import { testConfig } from '../../testing/startTestDepartment.ts';
import { createIndicatorType } from '../createIndicatorType.ts';
import type { IndicatorDefinition } from '../indicatorDefinition.ts';
import { refreshIndicators } from '../refreshIndicators.ts';

/** What is paid in a month; version 2 leaves scheme 110 out. */
export function paymentIndicator(change: Partial<IndicatorDefinition> = {}): IndicatorDefinition {
  return {
    code: 'PAID',
    definition: '当月发放金额。',
    definitionEn: 'Paid within the month.',
    version: 1,
    formula: 'count',
    sources: ['待遇发放'],
    measure: sql`
      select month, '' as division_code, sum(amount) as numerator, null::numeric as denominator
      from payment join months on months.month = payment.period group by month`,
    ...change,
  };
}

export interface PaymentOffice extends AsyncDisposable {
  /** Imports one file and recomputes the indicator, as the command line does. */
  receive(fileName: string, ...rows: string[]): Promise<void>;
  /** The indicator against the target of a year, as other subgraphs are answered. */
  indicator(year: number): Promise<Record<string, unknown>>;
}

/** Starts the payment office's subgraph with its indicator as the code of the day defines it. */
export async function startPaymentOffice(location: DatabaseLocation, indicator: IndicatorDefinition): Promise<PaymentOffice> {
  // type-graphql knows every class of the process: two offices need two names.
  const typeName = `PaymentIndicator${++offices}`;
  const department = departmentWith(typeName, indicator);
  const config = testConfig(location);
  const running = await startSubgraph(department, config);
  return {
    async receive(fileName, ...rows) {
      const folder = freshFolder();
      writeCsv(folder, fileName, ...rows);
      await importFolder(running.database, department.exportFiles, folder, { pidKey: PID_KEY });
      await refreshIndicators(running.database, department.indicators);
    },
    indicator: year => ask(running, typeName, year),
    [Symbol.asyncDispose]: () => running.stop(),
  };
}

let offices = 0;

function departmentWith(typeName: string, indicator: IndicatorDefinition): Department {
  const { type, resolver, reference } = createIndicatorType(typeName, '发放科', [indicator]);
  return {
    name: 'payments',
    title: '发放科',
    defaultPort: 0,
    database: paymentDatabase,
    schema: { resolvers: [resolver], references: [reference], orphanedTypes: [type] },
    exportFiles: [payments],
    indicators: [indicator],
  };
}

async function ask(running: RunningSubgraph, typeName: string, year: number): Promise<Record<string, unknown>> {
  const query = `{ _entities(representations: [{ __typename: "${typeName}", code: "PAID", year: ${year} }]) {
    ... on ${typeName} {
      value asOf definition definitionVersion completeness trendPerMonth series { month value revision } byDivision { numerator }
    } } }`;
  const response = await askSigned(running.url, JSON.stringify({ query }));
  const { data, errors } = (await response.json()) as { data?: { _entities: [Record<string, unknown>] }; errors?: unknown };
  if (data === undefined || errors !== undefined) throw new Error(`the payment office answered with ${JSON.stringify(errors)}`);
  return data._entities[0];
}
