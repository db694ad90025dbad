import { quantile } from '../load/quantile.ts';
import type { Figures } from './Figures.ts';

/** Each figure's median over the rounds, but the highest peak. */
export function medianFigures(rounds: readonly Figures[]): Figures {
  const median = (name: keyof Figures) =>
    quantile(
      rounds.map(round => round[name] ?? 0),
      0.5,
    );
  return {
    completed: median('completed'),
    cpuMs: median('cpuMs'),
    requestsPerSecond: median('requestsPerSecond'),
    p50: median('p50'),
    p99: median('p99'),
    rssMiB: median('rssMiB'),
    peakMiB: Math.max(...rounds.map(round => round.peakMiB)),
    callsPerRequest: median('callsPerRequest'),
    othersCores: median('othersCores'),
    ...(rounds[0]?.probeP99 === undefined ? {} : { probeP99: median('probeP99') }),
  };
}
