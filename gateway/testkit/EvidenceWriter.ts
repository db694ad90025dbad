import { mkdirSync } from 'node:fs';
import { makeCheckpointKey, type OpenLedger, openLedger, readCheckpointKey } from '@minsheng/subgraph-kit/ledger';
import { EvidenceFolder } from './EvidenceFolder.ts';

/** Milliseconds that each request takes. */
const STEP = 10_000;

/** A folder for evidence, and a clock that its writers go by. `using` removes it. */
export class WrittenFolder extends EvidenceFolder {
  /** Milliseconds since 1970. */
  now = Date.parse('2026-03-01');

  constructor() {
    super();
    makeCheckpointKey(this.settings.keyFile);
    mkdirSync(this.directory);
  }

  /** A gateway works, and ends without saying that it stops, as one that is killed between two writes. */
  async work(what: (writer: EvidenceWriter) => Promise<void>): Promise<void> {
    await using writer = await EvidenceWriter.start(this);
    await what(writer);
  }
}

/** Writes what a gateway would, of requests and of the one department that it asks. */
export class EvidenceWriter implements AsyncDisposable {
  readonly #folder: WrittenFolder;
  readonly own: OpenLedger;
  readonly asked: OpenLedger;

  private constructor(folder: WrittenFolder, own: OpenLedger, asked: OpenLedger) {
    this.#folder = folder;
    this.own = own;
    this.asked = asked;
  }

  static async start(folder: WrittenFolder): Promise<EvidenceWriter> {
    const settings = { directory: folder.directory, checkpointKey: readCheckpointKey(folder.settings.keyFile) };
    const open = (chain: string) => openLedger({ ...settings, chain, segmentBytes: 2000, clock: () => folder.now });
    const writer = new EvidenceWriter(folder, await open('gateway-1'), await open('to-hrss-1'));
    await writer.own.append({ event: 'administered', act: 'gateway started' });
    return writer;
  }

  async open(requestId: string, isAboutPersons = true): Promise<void> {
    this.#folder.now += STEP;
    await this.own.append({ event: 'request opened', requestId, isAboutPersons });
  }

  /** @param isTold whether the department's chain tells of it, too */
  async seal(requestId: string, isTold = true): Promise<void> {
    if (isTold) await this.asked.append({ event: 'department asked', requestId, calls: [] });
    await this.own.append({ event: 'request sealed', requestId, departments: { hrss: { calls: 1 } } });
  }

  /** So many requests, one after the other. */
  async answer(count: number, name: string): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      await this.open(`${name}${n}`);
      await this.seal(`${name}${n}`);
    }
  }

  async stop(): Promise<void> {
    await this.own.append({ event: 'administered', act: 'gateway stopped' });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.own.close(), this.asked.close()]);
  }
}
