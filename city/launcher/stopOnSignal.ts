import type { RunningProcess } from './startProcess.ts';

/** Ctrl-C ends the gateway first, so that nobody is promised what is about to stop, then the departments. */
export function stopOnSignal([gateway, ...departments]: RunningProcess[]): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    process.stdout.write('\n[city] stopping\n');
    await gateway?.stop();
    await Promise.all(departments.map(department => department.stop()));
    process.stdout.write('[city] stopped\n');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
}
