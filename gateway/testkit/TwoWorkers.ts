import { hash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GatewayProcess } from './GatewayProcess.ts';

const SECRET = 'the secret of the schema registry';

/** A gateway of two worker processes that takes pushes and looks at its source only when it is told to, or when a file changes. */
export class TwoWorkers implements AsyncDisposable {
  readonly process: GatewayProcess;
  readonly #folder: string;
  #url = '';
  #admin = '';

  private constructor(process: GatewayProcess, folder: string) {
    this.process = process;
    this.#folder = folder;
  }

  /** @param supergraph file or URL */
  static async start(supergraph: string, ...more: string[]): Promise<TwoWorkers> {
    const folder = await mkdtemp(join(tmpdir(), 'two-workers-'));
    await writeFile(join(folder, 'secret'), `${SECRET}\n`, { mode: 0o600 });
    const process = new GatewayProcess([
      ...['--supergraph', supergraph, '--supergraph-poll', '0', '--port', '0', '--workers', '2'],
      ...['--admin-port', '0', '--push-secret-file', join(folder, 'secret')],
      ...['--worker-timeout', '1000', '--warm-timeout', '2000', ...more],
    ]);
    const gateway = new TwoWorkers(process, folder);
    gateway.#url = await process.listening();
    gateway.#admin = process.log().find(({ msg }) => msg === 'metrics and health of all workers')?.url ?? '';
    return gateway;
  }

  /** Workers in the order in which they started, those that ended included. */
  get pids(): number[] {
    return [...new Set(this.process.log().flatMap(({ msg, pid }) => (msg.startsWith('evidence: ') ? [pid] : [])))];
  }

  get url(): string {
    return this.#url;
  }

  async push(body: string) {
    const headers = { 'content-type': 'text/plain', authorization: `Bearer ${SECRET}` };
    const response = await fetch(`${this.#admin}/supergraph`, { method: 'POST', headers, body });
    return { status: response.status, headers: response.headers, body: await response.json() };
  }

  /** What operators read. */
  async health() {
    return (await fetch(`${this.#admin}/health/ready`)).json();
  }

  /** The supergraphs that callers meet, one connection after the other. */
  async served(): Promise<Set<string>> {
    const found = new Set<string>();
    for (let look = 0; look < 6; look++) {
      const response = await fetch(new URL('/health/ready', this.#url), { headers: { connection: 'close' } });
      found.add((await response.json()).supergraph.sha256);
    }
    return found;
  }

  /** Resolves when both workers take requests with this supergraph. */
  async serves(sdl: string): Promise<void> {
    await until(async () => {
      const { workers, supergraph } = await this.health();
      return workers.ready === 2 && workers.others === 0 && supergraph.sha256 === hash('sha256', sdl);
    });
    const found = [...(await this.served())];
    if (found.length > 1) throw new Error(`health tells of one supergraph, but callers meet ${found.join(' and ')}`);
  }

  /** SIGSTOP: it is there, and answers nobody until SIGCONT. */
  signal(pid: number | undefined, signal: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL' | 'SIGTERM' | 'SIGHUP'): void {
    if (pid === undefined) throw new Error('There is no such worker');
    process.kill(pid, signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const pid of this.pids) {
      try {
        process.kill(pid, 'SIGCONT');
      } catch {
        // It has ended.
      }
    }
    this.process.child.kill('SIGTERM');
    await this.process.ended;
    await rm(this.#folder, { recursive: true });
  }
}

export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise(resolve => setTimeout(resolve, 20));
}
