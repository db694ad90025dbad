import type { ChainFacts } from './chainFiles.ts';
import type { SealedSegment } from './checkpoints.ts';
import { looksTorn } from './cutTornEnd.ts';
import { MerkleFrontier } from './MerkleFrontier.ts';
import type { FileLine } from './readLines.ts';
import { beginningOf, type LedgerRecord, parseLine, parseRecord, recordHash } from './records.ts';
import type { Find } from './verifyChain.ts';
import type { BelievedCheckpoint } from './verifyCheckpoints.ts';

interface Walked {
  checkpoints: readonly BelievedCheckpoint[];
  /** The last segment that is not read. */
  begins: SealedSegment | undefined;
  find: Find;
  onRecord: ((record: LedgerRecord) => void) | undefined;
}

/** Goes along a chain, line by line, and says where a line is not the one that was written after the line before. */
export class LineWalk {
  /** Of records that tell of torn ends. */
  readonly repairs: LedgerRecord[] = [];
  count = 0;
  readonly #facts: ChainFacts;
  readonly #find: Find;
  readonly #onRecord: Walked['onRecord'];
  /** Those still to come. */
  readonly #checkpoints: readonly BelievedCheckpoint[];
  #passed = 0;
  readonly #frontier: MerkleFrontier;
  /** The number that is due, and the hash it follows. */
  #due: number;
  #before: string;
  #at = '';
  /** Passed over, and perhaps still to come in a wrong place. */
  readonly #missing = new Map<number, string>();
  /** Whether something was found since the checkpoint before: its root cannot fit then, which is no news. */
  #isSpoilt = false;

  constructor(facts: ChainFacts, { checkpoints, begins, find, onRecord }: Walked) {
    const start = beginningOf(facts.hash, facts.chain);
    this.#facts = facts;
    this.#due = (begins?.last ?? 0) + 1;
    this.#before = begins?.hash ?? start.hash;
    this.#checkpoints = checkpoints.filter(({ checkpoint }) => checkpoint.n >= this.#due);
    this.#frontier = new MerkleFrontier(facts.hash);
    this.#onRecord = onRecord;
    this.#find = finding => {
      this.#isSpoilt = true;
      find(finding);
    };
  }

  /** Records after the last checkpoint. */
  get unsigned(): number {
    return this.#frontier.size;
  }

  take(line: FileLine, { file, isLast }: { file: string; isLast: boolean }): void {
    const parsed = parseLine(line.text);
    const record = parsed && parseRecord(parsed.json);
    if (!line.isWhole || !parsed || !record) {
      this.#takeRubbish(line, { file, isLast });
      return;
    }
    this.count += 1;
    const { n } = record;
    const fits = recordHash(this.#facts.hash, this.#before, parsed.json) === parsed.hash;
    if (n < this.#due) this.#takeOld(n, file);
    else {
      if (n > this.#due) this.#passOver(n, file);
      else if (!fits) this.#find({ kind: 'altered', n, file, what: `record ${n} is not what was written after record ${n - 1}` });
      else if (record.at < this.#at)
        this.#find({ kind: 'altered', n, file, what: `record ${n} is earlier than the one before it` });
      this.#at = record.at;
      this.#due = n + 1;
      this.#before = parsed.hash;
      this.#frontier.add(parsed.hash);
      this.#comparePassed(n, { hash: parsed.hash, file });
    }
    if (record.event === 'ledger repaired') this.repairs.push(record);
    this.#onRecord?.(record);
  }

  /** @param isPart what comes after `until` is elsewhere */
  finish({ isPart, until }: { isPart: boolean; until: number | undefined }): void {
    for (const [n, file] of this.#missing) this.#find({ kind: 'removed', n, file, what: `record ${n} is missing` });
    const last = this.#checkpoints.at(-1)?.checkpoint.n ?? 0;
    if (last < this.#due || (isPart && this.#due === (until ?? 0) + 1)) return;
    const what = `the chain ends with record ${this.#due - 1}, but a checkpoint was signed for record ${last}`;
    this.#find({ kind: 'removed', n: this.#due, file: 'checkpoints.log', what });
  }

  #takeRubbish(line: FileLine, { file, isLast }: { file: string; isLast: boolean }): void {
    const n = this.#due;
    const isSigned = n <= (this.#checkpoints.at(-1)?.checkpoint.n ?? 0);
    if (isLast && looksTorn(line) && !isSigned)
      this.#find({ kind: 'torn', n, file, what: `the last ${line.bytes} bytes are half a record: its writer was killed` });
    else {
      this.#find({ kind: 'altered', n, file, what: `the line at byte ${line.offset}, where record ${n} is due, is no record` });
      this.#due = n + 1;
      this.#before = '';
    }
  }

  #takeOld(n: number, file: string): void {
    if (this.#missing.delete(n))
      this.#find({ kind: 'reordered', n, file, what: `record ${n} stands behind record ${this.#due - 1}` });
    else this.#find({ kind: 'inserted', n, file, what: `there is a second record ${n}` });
  }

  #passOver(n: number, file: string): void {
    for (let missing = this.#due; missing < n; missing += 1) this.#missing.set(missing, file);
    this.#isSpoilt = true;
  }

  /** A checkpoint holds for the record just taken: does it for what was read? */
  #comparePassed(n: number, { hash, file }: { hash: string; file: string }): void {
    const believed = this.#checkpoints[this.#passed];
    const next = believed?.checkpoint;
    if (next === undefined || next.n > n) return;
    const isUnlike = next.n !== n || next.hash !== hash || (believed?.follows && next.root !== this.#frontier.root);
    if (!this.#isSpoilt && isUnlike) {
      const what = `the records up to ${next.n} are not those that the checkpoint of ${next.at} was signed for`;
      this.#find({ kind: 'unlike', n: next.n, file, what });
    }
    while ((this.#checkpoints[this.#passed]?.checkpoint.n ?? Number.POSITIVE_INFINITY) <= n) this.#passed += 1;
    this.#frontier.clear();
    this.#isSpoilt = false;
  }
}
