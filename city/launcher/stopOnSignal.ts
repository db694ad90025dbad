import type { RunningProcess } from './startProcess.ts';

/** On Ctrl-C or an operator's signal: stops everything that was started, then this process. */
export function stopOnSignal(started: RunningProcess[]): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    process.stdout.write('\n[city] stopping\n');
    await stopAll(started);
    process.stdout.write('[city] stopped\n');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
}

/** The gateway first, so that nobody is promised what is about to stop, then the departments side by side. */
export async function stopAll(started: RunningProcess[]): Promise<void> {
  await Promise.all(started.filter(({ name }) => name === 'gateway').map(gateway => gateway.stop()));
  await Promise.all(started.filter(({ name }) => name !== 'gateway').map(department => department.stop()));
}
