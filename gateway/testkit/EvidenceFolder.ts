import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LedgerRecord, readChain, readPublicKey } from '@minsheng/subgraph-kit/ledger';
import type { EvidenceSettings } from '../config/GatewayConfig.ts';
import { type Verification, verifyDirectory } from '../evidence/cli/verifyDirectory.ts';

/** A place for evidence, and what is in it. `using` removes it. */
export class EvidenceFolder implements Disposable {
  readonly #root = mkdtempSync(join(tmpdir(), 'evidence-'));
  readonly directory = join(this.#root, 'ledger');
  readonly settings: EvidenceSettings = {
    directory: this.directory,
    hash: 'sm3',
    keyFile: join(this.#root, 'key.pem'),
    saltFile: join(this.#root, 'salt'),
    grace: 60_000,
    retentionYears: 3,
    gatherFor: 25,
    maxPersons: 1000,
    keepsAnswer: false,
  };

  async records(chain = 'gateway-1'): Promise<LedgerRecord[]> {
    const records: LedgerRecord[] = [];
    for await (const { record } of readChain(join(this.directory, chain))) records.push(record);
    return records;
  }

  /** Without what tells of the gateway itself, and of the texts of operations. */
  async requests(chain?: string): Promise<LedgerRecord[]> {
    return (await this.records(chain)).filter(({ event }) => event !== 'administered' && event !== 'operation met');
  }

  chains(): string[] {
    return readdirSync(this.directory)
      .filter(name => existsSync(join(this.directory, name, 'chain.json')))
      .sort();
  }

  verify(): Promise<Verification> {
    return verifyDirectory(this.directory, { keys: [readPublicKey(this.settings.keyFile)], isPart: false });
  }

  /** Where others of its kind may be kept. */
  path(name: string): string {
    return join(this.#root, name);
  }

  [Symbol.dispose](): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}
