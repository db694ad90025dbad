import type { KeyObject } from 'node:crypto';
import { basename, join } from 'node:path';
import type { AppendFile, GrowingFile } from './AppendFile.ts';
import { segmentName, segmentNumber } from './chainFiles.ts';
import { type Checkpoint, type SealedSegment, signCheckpoint } from './checkpoints.ts';
import { settlePending, type TornEnd } from './cutTornEnd.ts';
import type { Gathering } from './Gathering.ts';
import { GroupText } from './GroupText.ts';
import { LedgerUnavailable, reasonOf } from './ledgerErrors.ts';
import { MerkleFrontier } from './MerkleFrontier.ts';
import { type Appended, beginningOf, type ChainEnd, digestOf, type HashName } from './records.ts';
import type { RecoveredChain } from './recoverChain.ts';
import { writeLine } from './signedLines.ts';

export interface LedgerSettings {
  folder: string;
  chain: string;
  hash: HashName;
  checkpointKey: KeyObject;
  keyId: string;
  checkpointEvery: { records: number; milliseconds: number };
  segmentBytes: number;
  /** See `LedgerOptions`. */
  gathering: Gathering | undefined;
  /** For the segments. */
  openFile: (path: string, size: number) => GrowingFile;
  /** Milliseconds between two tries while nothing can be written. */
  retryEvery: number;
  clock: () => number;
}

/** How a ledger gets along with its disk. */
export interface LedgerHealth {
  state: 'writing' | 'unavailable' | 'closed';
  /** While unavailable: since when, and why. */
  since: Date | undefined;
  reason: string | undefined;
  /** The last durable record. */
  n: number;
  hash: string;
  /** Appends that wait for the disk. */
  waiting: number;
  /** Durable records that no checkpoint covers yet. */
  unsigned: number;
  /** Appends refused since the ledger was opened. */
  refused: number;
  /** Why the last checkpoint could not be written; the next covers what it would have. */
  checkpointFailure: string | undefined;
}

/** An append that waits for the disk. One object and one promise for each: this is on the way of every request. */
interface Waiting {
  json: string;
  clock: number;
  done: (appended: Appended) => void;
  refuse: (error: LedgerUnavailable) => void;
}

interface Unavailable {
  since: Date;
  cause: unknown;
  /** Of `performance.now()`. */
  retryAt: number;
  refused: number;
}

/**
 * A chain of records on the disk; see README.md. All appends that come while the disk is busy share its next write: the more
 * there are, the less each costs. They are numbered and chained only when they are written, so what fails leaves no gap.
 */
export class Ledger {
  readonly #settings: LedgerSettings;
  readonly #frontier: MerkleFrontier;
  readonly #checkpoints: AppendFile;
  #segment: GrowingFile;
  #first: number;
  /** Nothing more is added to `#segment`; the next write begins another. */
  #isSealed = false;
  #end: ChainEnd;
  #lastCheckpoint: string;
  #waiting: Waiting[] = [];
  #work: Promise<void> | undefined;
  #unavailable: Unavailable | undefined;
  #refused = 0;
  #signingFailure: { since: Date; cause: unknown } | undefined;
  #isCheckpointDue = false;
  #timer: NodeJS.Timeout | undefined;
  #retryTimer: NodeJS.Timeout | undefined;
  #isClosing = false;
  #isClosed = false;

  constructor(
    settings: LedgerSettings,
    found: Pick<RecoveredChain, 'end' | 'unsigned' | 'lastCheckpoint'> & {
      segment: GrowingFile;
      first: number;
      checkpoints: AppendFile;
    },
  ) {
    const { hash, chain } = settings;
    this.#settings = settings;
    this.#frontier = new MerkleFrontier(hash);
    this.#checkpoints = found.checkpoints;
    this.#segment = found.segment;
    this.#first = found.first;
    this.#end = found.end;
    this.#lastCheckpoint = found.lastCheckpoint ? digestOf(hash, found.lastCheckpoint.json) : beginningOf(hash, chain).hash;
    for (const leaf of found.unsigned) this.#frontier.add(leaf);
    // At once: a process that is killed again and again within a minute would sign nothing.
    this.#isCheckpointDue = found.unsigned.length > 0;
    if (this.#isCheckpointDue) this.#startWork();
  }

  get chain(): string {
    return this.#settings.chain;
  }

  /** Since when checkpoints cannot be written, and why; undefined while all is well. What is appended meanwhile is chained, but not signed. */
  get signingFailure(): Readonly<{ since: Date; cause: unknown }> | undefined {
    return this.#signingFailure;
  }

  get health(): LedgerHealth {
    const { n, hash } = this.#end;
    return {
      state: this.#isClosed ? 'closed' : this.#unavailable ? 'unavailable' : 'writing',
      since: this.#unavailable?.since,
      reason: this.#unavailable && reasonOf(this.#unavailable.cause),
      n,
      hash,
      waiting: this.#waiting.length,
      unsigned: this.#frontier.size,
      refused: this.#refused,
      checkpointFailure: this.#signingFailure && reasonOf(this.#signingFailure.cause),
    };
  }

  /**
   * Adds a record, and resolves when it is on the disk.
   * @param record its members `n`, `at` and `clock` are the ledger's own. A string is the JSON of one that has no such members
   * @throws LedgerUnavailable when it is not, and will not be
   */
  append(record: object | string): Promise<Appended> {
    return new Promise((done, refuse) => this.#enqueue(record, done, refuse));
  }

  /** Adds several records in a row, with none of anybody else between them. */
  appendAll(records: readonly object[]): Promise<Appended[]> {
    if (records.length === 0) return Promise.resolve([]);
    return new Promise((resolve, refuse) => {
      const appended: Appended[] = [];
      const done = (one: Appended) => {
        if (appended.push(one) === records.length) resolve(appended);
      };
      for (const record of records) this.#enqueue(record, done, refuse);
    });
  }

  /** Signs what is not signed yet, and leaves the chain to others. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    // Nothing more is worth waiting for.
    this.#isClosing = true;
    this.#settings.gathering?.release();
    await this.#work;
    this.#isCheckpointDue = this.#frontier.size > 0 || this.#waiting.length > 0;
    this.#startWork();
    // What arrives meanwhile is work, too.
    while (this.#work) await this.#work;
    this.#isClosed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#retryTimer);
    await Promise.all([this.#segment.close(), this.#checkpoints.close()]);
  }

  /** Tells of ends that were cut off when the chain was opened. */
  async tellRepairs(ends: readonly TornEnd[]): Promise<void> {
    await this.appendAll(ends.map(({ file, bytes, digest }) => ({ event: 'ledger repaired', file, bytes, digest })));
    await settlePending(this.#settings.folder, ends);
  }

  #enqueue(record: object | string, done: Waiting['done'], refuse: Waiting['refuse']): void {
    const unavailable = this.#isClosed ? closedLedger : this.#unavailable;
    if (unavailable && performance.now() < unavailable.retryAt) {
      this.#countRefused(1);
      refuse(new LedgerUnavailable(this.chain, unavailable));
      return;
    }
    const json = typeof record === 'string' ? record : jsonOf(record);
    // Refused here, it is its caller's alone: in the middle of a write it would take those of others along.
    if (!json.startsWith('{')) throw new TypeError('a record is an object');
    this.#waiting.push({
      json,
      clock: this.#settings.clock(),
      done,
      refuse,
    });
    this.#startWork();
  }

  #startWork(): void {
    this.#work ??= this.#workOff();
  }

  async #workOff(): Promise<void> {
    // All appends of this turn of the event loop belong to the first group already.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0 || this.#isCheckpointDue) {
      if (this.#waiting.length > 0) await this.#writeWithOthers();
      if (this.#unavailable) break;
      if (this.#segment.size >= this.#settings.segmentBytes && !this.#isSealed) await this.#sealSegment();
      else if (this.#isCheckpointDue) await this.#writeCheckpoint([]);
    }
    this.#endWork();
  }

  /** What became due meanwhile is work again. While nothing can be written nothing is signed either, and the resumption counts anew. */
  #endWork(): void {
    this.#isCheckpointDue &&= !this.#unavailable;
    this.#work = undefined;
    if (this.#waiting.length > 0 || this.#isCheckpointDue) this.#startWork();
  }

  /** A ledger that is ill or about to be closed waits for nobody. */
  async #writeWithOthers(): Promise<void> {
    const { gathering } = this.#settings;
    if (!this.#unavailable && !this.#isClosing) await gathering?.wait();
    gathering?.begin();
    await this.#writeGroup().finally(() => gathering?.end());
  }

  async #writeGroup(): Promise<void> {
    const group = this.#waiting;
    this.#waiting = [];
    const told = this.#unavailable && JSON.stringify(resumed(this.#unavailable));
    const jsons = group.map(({ json }) => json);
    const text = new GroupText(this.#settings.hash, this.#end, told === undefined ? jsons : [told, ...jsons]);
    // Not later than those that follow it: that would look like a clock that was set back.
    const own = told === undefined ? [] : [text.add(told, group[0]?.clock ?? this.#settings.clock())];
    const appended = group.map(({ json, clock }) => text.add(json, clock));
    try {
      if (this.#isSealed) await this.#beginSegment();
      await this.#segment.append(text.bytes);
    } catch (cause) {
      this.#fail(cause, group);
      return;
    }
    this.#end = text.end;
    this.#unavailable = undefined;
    for (const { hash } of own) this.#frontier.add(hash);
    for (const { hash } of appended) this.#frontier.add(hash);
    for (const [index, { done }] of group.entries()) done(appended[index] as Appended);
    if (this.#frontier.size >= this.#settings.checkpointEvery.records) this.#isCheckpointDue = true;
    else this.#startTimer();
  }

  #fail(cause: unknown, group: readonly Waiting[]): void {
    const { since, refused } = this.#unavailable ?? { since: new Date(), refused: 0 };
    this.#unavailable = { since, cause, refused, retryAt: performance.now() + this.#settings.retryEvery };
    this.#countRefused(group.length);
    this.#retryLater();
    const error = new LedgerUnavailable(this.chain, this.#unavailable);
    for (const { refuse } of group) refuse(error);
  }

  #countRefused(count: number): void {
    this.#refused += count;
    if (this.#unavailable) this.#unavailable.refused += count;
  }

  /** Nobody may ask while nothing can be written, and then nobody would notice that it can again. */
  #retryLater(): void {
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => {
      if (!this.#unavailable || this.#isClosed) return;
      if (this.#work) this.#retryLater();
      else this.#work = this.#tryAgain();
    }, this.#settings.retryEvery).unref();
  }

  async #tryAgain(): Promise<void> {
    await this.#writeGroup();
    this.#endWork();
  }

  #startTimer(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#isCheckpointDue = this.#frontier.size > 0;
      this.#startWork();
    }, this.#settings.checkpointEvery.milliseconds).unref();
  }

  /** The checkpoint that seals the segment comes before any other record, so that its last is the last of the segment. */
  async #sealSegment(): Promise<void> {
    const { n, hash } = this.#end;
    const sealed = { name: basename(this.#segment.path), bytes: this.#segment.size, first: this.#first, last: n, hash };
    this.#isSealed = await this.#writeCheckpoint([sealed]);
  }

  async #beginSegment(): Promise<void> {
    const { folder, openFile } = this.#settings;
    const name = segmentName(segmentNumber(basename(this.#segment.path)) + 1);
    await this.#segment.close();
    this.#segment = openFile(join(folder, name), 0);
    this.#first = this.#end.n + 1;
    this.#isSealed = false;
  }

  async #writeCheckpoint(sealed: readonly SealedSegment[]): Promise<boolean> {
    const { hash: algorithm, chain, keyId: key, checkpointKey } = this.#settings;
    const { n, hash } = this.#end;
    const at = new Date(this.#settings.clock()).toISOString();
    const { root } = this.#frontier;
    const checkpoint: Checkpoint = { chain, algorithm, n, hash, root, at, before: this.#lastCheckpoint, sealed, key };
    const signed = signCheckpoint(checkpoint, checkpointKey);
    this.#isCheckpointDue = false;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    try {
      // Whoever copies the folder finds no checkpoint for records that are not in it.
      await this.#segment.flush();
      await this.#checkpoints.append(Buffer.from(writeLine(signed)));
    } catch (cause) {
      this.#signingFailure = { since: this.#signingFailure?.since ?? new Date(), cause };
      this.#startTimer();
      return false;
    }
    this.#signingFailure = undefined;
    this.#lastCheckpoint = digestOf(algorithm, signed.json);
    this.#frontier.clear();
    return true;
  }
}

function jsonOf(record: object): string {
  if ('n' in record || 'at' in record || 'clock' in record) throw new TypeError('n, at and clock are set by the ledger');
  return JSON.stringify(record);
}

const closedLedger = { since: new Date(0), cause: new Error('it is closed'), retryAt: Number.POSITIVE_INFINITY };

/** What was not recorded is not known, but that it was not, and for how long, is. */
function resumed({ since, cause, refused }: Unavailable): object {
  return { event: 'ledger resumed', since: since.toISOString(), reason: reasonOf(cause), refused };
}
