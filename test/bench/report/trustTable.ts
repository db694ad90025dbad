import type { GatewayUnderTest } from '../gateways/GatewayUnderTest.ts';
import { quantile } from '../load/quantile.ts';
import type { Figures } from '../measure/Figures.ts';
import { medianFigures } from '../measure/medianFigures.ts';
import type { TrustCost, TrustQuestion } from '../trust/questions.ts';
import type { Table } from './Table.ts';

/**
 * A row per gateway, all beside the first, which trusts everybody; the last has everything on, and is judged.
 *
 * What it costs is the median of what it cost turn by turn, each turn beside the one of all off that went just before it: the machine is quicker and
 * slower by the half for seconds at a time. Medians of each side for itself compare different times: of code that had not changed
 * on this path they said × 1.07, 1.20 and 1.24 in three runs; turn by turn it was 1.23, 1.24 and 1.23.
 * @param measured by gateway, its turns in their order
 */
export function trustTable({ title, bound }: TrustQuestion, measured: ReadonlyMap<GatewayUnderTest, readonly Figures[]>): Table {
  const [off = []] = measured.values();
  const rows = [...measured].map(([{ name }, turns]) => ({ name, figures: medianFigures(turns), cost: costBeside(off, turns) }));
  const on = rows.at(-1);
  if (!on || rows.length < 2) throw new Error('There is nothing to compare.');
  const { ratio, msMore } = on.cost;
  const verdict = bound.holds({ ratio, msMore }) ? 'PASS' : 'FAIL';
  return {
    title,
    head: ['trust', 'CPU ms/request', '× off', 'ms more', 'requests/s', 'p50 ms', 'p99 ms', 'peak MiB', 'calls/request'],
    rows: rows.map(({ name, figures: { cpuMs, requestsPerSecond, p50, p99, peakMiB, callsPerRequest }, cost }) => [
      ...[name, cpuMs, cost.ratio, cost.msMore],
      ...[requestsPerSecond, p50, p99, peakMiB, callsPerRequest],
    ]),
    notes: [`${verdict}: all on costs × ${ratio.toFixed(3)}, ${msMore.toFixed(3)} ms more (${bound.text}).`],
  };
}

function costBeside(off: readonly Figures[], turns: readonly Figures[]): TrustCost {
  const pairs = turns.map(({ cpuMs }, turn) => [cpuMs, off[turn]?.cpuMs ?? Number.NaN] as const);
  return {
    ratio: quantile(
      pairs.map(([on, beside]) => on / beside),
      0.5,
    ),
    msMore: quantile(
      pairs.map(([on, beside]) => on - beside),
      0.5,
    ),
  };
}
