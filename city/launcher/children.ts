import type { ChildProcess } from 'node:child_process';

/** How long a process may take to end when it is asked to. */
const GRACE_MS = 10_000;

/** Every process that this launcher has started, so that a start that fails or is broken off leaves nothing running. */
export class Children {
  readonly #living = new Map<ChildProcess, string>();
  #stopping = false;

  /** Whether the end of a child is our own doing. */
  get stopping(): boolean {
    return this.#stopping;
  }

  add(name: string, child: ChildProcess): void {
    this.#living.set(child, name);
    child.once('exit', () => this.#living.delete(child));
    if (this.#stopping) child.kill('SIGTERM');
  }

  /** The gateway first, so that nobody is promised what is about to stop, then all others side by side. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const living = [...this.#living];
    await Promise.all(living.filter(([, name]) => name === 'gateway').map(([child]) => end(child)));
    await Promise.all(living.filter(([, name]) => name !== 'gateway').map(([child]) => end(child)));
  }
}

/** On Ctrl-C or an operator's signal: stops everything that was started, then this process. */
export function stopOnSignal(children: Children): void {
  const stop = async () => {
    if (children.stopping) return;
    process.stdout.write('\n[city] stopping\n');
    await children.stop();
    process.stdout.write('[city] stopped\n');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  await ended;
  clearTimeout(impatience);
}
