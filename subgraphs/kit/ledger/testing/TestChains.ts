import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Journal, type JournalOptions } from '../Journal.ts';
import { type LedgerOptions, type OpenLedger, openLedger } from '../openLedger.ts';
import { verifyChain } from '../verifyChain.ts';
import { TestChain } from './TestChain.ts';

/** Several chains in one directory, with a journal for all. `using` removes them. */
export class TestChains implements Disposable {
  readonly names = ['gateway-1', 'to-hrss-1', 'to-civil-affairs-1'];
  readonly directory = mkdtempSync(join(tmpdir(), 'ledgers-'));
  readonly #keys: Pick<TestChain, 'key' | 'publicKey'>;

  constructor(keys?: Pick<TestChain, 'key' | 'publicKey'>) {
    using chain = new TestChain();
    this.#keys = keys ?? chain;
  }

  async open({ halfBytes, ...options }: Partial<LedgerOptions> & Pick<JournalOptions, 'halfBytes'> = {}) {
    const { directory } = this;
    const { patience } = options;
    const journal = await Journal.open({
      directory,
      name: 'journal-1',
      ...(halfBytes && { halfBytes }),
      ...(patience && { patience }),
    });
    const open = (chain: string) =>
      openLedger({ directory, chain, journal, checkpointKey: this.#keys.key, retryEvery: 20, ...options });
    const ledgers = (await Promise.all(this.names.map(open))) as [OpenLedger, OpenLedger, OpenLedger];
    const close = async () => {
      await Promise.all(ledgers.map(ledger => ledger.close()));
      await journal.close();
    };
    return { ledgers, close };
  }

  /** What the next start makes of what it finds. @throws Error when it, or the verifier, finds something wrong */
  async restart(): Promise<this> {
    await (await this.open()).close();
    const { findings } = await this.verify();
    if (findings.length > 0) throw new Error(`the verifier found ${findings}`);
    return this;
  }

  path(chain: string, file = '000001.log'): string {
    return join(this.directory, chain, file);
  }

  /** What can be read of a chain, in its own files. */
  text(chain: string): string {
    const segments = readdirSync(join(this.directory, chain)).filter(name => /^\d+\.log$/.test(name));
    return segments
      .sort()
      .map(name => readFileSync(this.path(chain, name), 'utf8'))
      .join('');
  }

  /** @returns which of these records are in no chain, by their hashes */
  lacking(hashes: readonly string[]): string[] {
    const text = this.names.map(name => this.text(name)).join('');
    return hashes.filter(hash => !text.includes(`${hash} {`));
  }

  /** What can be read at this moment, for others to go on with. */
  copy(): TestChains {
    const copy = new TestChains(this.#keys);
    cpSync(this.directory, copy.directory, { recursive: true });
    for (const name of [...this.names, 'journal-1']) rmSync(join(copy.directory, name, 'minsheng.lock'), { force: true });
    return copy;
  }

  /** How many records each chain has, and what the verifier finds in all of them. */
  async verify(): Promise<{ records: number[]; findings: string[] }> {
    const keys = [this.#keys.publicKey];
    const reports = await Promise.all(this.names.map(name => verifyChain(join(this.directory, name), { keys })));
    return {
      records: reports.map(({ records }) => records),
      findings: reports.flatMap(({ findings }) => findings.map(({ kind }) => kind)),
    };
  }

  [Symbol.dispose](): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** Appends to all chains at once, so many times. */
export async function appendToAll(ledgers: readonly OpenLedger[], count: number, size = 200): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const record = { event: 'department asked', requestId: `r${index}`, filler: 'x'.repeat(size) };
    await Promise.all(ledgers.map(ledger => ledger.append(record)));
  }
}
