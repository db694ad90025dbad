/** What `node --cpu-prof` writes (https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile). */
export interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  samples: number[];
  /** Microseconds since the sample before. */
  timeDeltas: number[];
}

const NOT_WORK = new Set(['(idle)', '(root)']);

/** A line for each of the functions that took most time themselves, with their share of the time that was not idle. */
export function selfTimes({ nodes, samples, timeDeltas }: CpuProfile, top: number): string[] {
  const titleOf = new Map(nodes.map(({ id, callFrame }) => [id, titleFor(callFrame)]));
  const times = new Map<string, number>();
  let busy = 0;
  for (const [index, id] of samples.entries()) {
    const title = titleOf.get(id) ?? '';
    if (NOT_WORK.has(title)) continue;
    const time = timeDeltas[index] ?? 0;
    busy += time;
    times.set(title, (times.get(title) ?? 0) + time);
  }
  return [...times]
    .sort(([, a], [, b]) => b - a)
    .slice(0, top)
    .map(([title, time]) => `${((time / busy) * 100).toFixed(1).padStart(5)} %  ${title}`);
}

function titleFor({ functionName, url, lineNumber }: CpuProfile['nodes'][number]['callFrame']): string {
  if (url === '') return functionName;
  const place = url.replace(/^.*\/(?=node_modules\/|gateway\/)/, '').replace('file://', '');
  return `${functionName || '(anonymous)'}  ${place}:${lineNumber + 1}`;
}
