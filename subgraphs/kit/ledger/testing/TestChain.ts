import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LedgerOptions, type OpenLedger, openLedger } from '../openLedger.ts';
import { type ChainReport, type VerifyOptions, verifyChain } from '../verifyChain.ts';

/** A chain in a folder of its own, to be written, spoilt and verified. `using` removes it. */
export class TestChain implements Disposable {
  readonly directory = mkdtempSync(join(tmpdir(), 'ledger-'));
  readonly chain = 'gateway-1';
  readonly folder = join(this.directory, this.chain);
  readonly key: KeyObject;
  readonly publicKey: KeyObject;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    this.key = privateKey;
    this.publicKey = publicKey;
  }

  open(options: Partial<LedgerOptions> = {}): Promise<OpenLedger> {
    return openLedger({ directory: this.directory, chain: this.chain, checkpointKey: this.key, ...options });
  }

  /** Writes so many records, and closes. */
  async write(count: number, options: Partial<LedgerOptions> = {}): Promise<void> {
    const ledger = await this.open(options);
    for (let index = 0; index < count; index += 1) await ledger.append({ event: 'request opened', requestId: `r${index}` });
    await ledger.close();
  }

  verify(options: Partial<VerifyOptions> = {}): Promise<ChainReport> {
    return verifyChain(this.folder, { keys: [this.publicKey], ...options });
  }

  /** What is wrong, as `kind n`. */
  async findings(options: Partial<VerifyOptions> = {}): Promise<string[]> {
    const { findings } = await this.verify(options);
    return findings.map(({ kind, n }) => (n === undefined ? kind : `${kind} ${n}`));
  }

  read(name = '000001.log'): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  replace(text: string, name = '000001.log'): void {
    writeFileSync(join(this.folder, name), text);
  }

  /** Changes the lines of a file, each with its end. */
  edit(change: (lines: string[]) => string[], name = '000001.log'): void {
    this.replace(change(this.read(name).match(/.*\n/g) ?? []).join(''), name);
  }

  records(name = '000001.log'): Record<string, unknown>[] {
    return (this.read(name).match(/.*\n/g) ?? []).map(line => JSON.parse(line.slice(65)));
  }

  files(): string[] {
    return readdirSync(this.folder).sort();
  }

  [Symbol.dispose](): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
