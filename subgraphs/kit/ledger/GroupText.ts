import { type ChainEnd, digestOf, type HashName } from './records.ts';

/** Hex digits of a hash. */
const HASH = 64;
/** `{"n":…,"at":"…","clock":"…"` at its longest. */
const HEAD = 110;
const COMMA = 0x2c;
const CLOSED = 0x7d;
const SPACE = 0x20;
const NEWLINE = 0x0a;

/**
 * The lines of one write, made where they are written from. As texts they were joined, hashed, joined to the others and
 * encoded, and each of these copied them: an append of 500 bytes took 10 µs then and takes 9 now (ledger.bench.ts).
 */
export class GroupText {
  readonly #bytes: Buffer;
  readonly #hash: HashName;
  #length = 0;
  #end: ChainEnd;

  /** @param jsons of all records to come */
  constructor(hash: HashName, end: ChainEnd, jsons: readonly string[]) {
    // Not three bytes for each of a string's units, though that needs no look at it: what is above 128 KiB is fetched from the system each time.
    const room = jsons.reduce((sum, json) => sum + HASH + HEAD + Buffer.byteLength(json) + 2, 0);
    this.#bytes = Buffer.allocUnsafeSlow(room);
    this.#hash = hash;
    this.#end = end;
  }

  /** Where the chain stands after what was added. */
  get end(): ChainEnd {
    return this.#end;
  }

  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  /**
   * Adds `<hash> <JSON>\n`.
   * @param json of an object
   * @param clock milliseconds; a record is never earlier than the one before, and tells so where its clock was
   */
  add(json: string, clock: number): ChainEnd {
    const bytes = this.#bytes;
    const before = this.#end;
    const at = Math.max(clock, before.at);
    const n = before.n + 1;
    const told = clock < at ? `,"clock":"${new Date(clock).toISOString()}"` : '';
    const start = this.#length;
    const begins = start + HASH + 1;
    const rest = begins + bytes.write(`{"n":${n},"at":"${isoOf(at)}"${told}`, begins, 'latin1');
    const ends = rest + bytes.write(json, rest, 'utf8');
    // The members that the record brings follow those that it was given.
    bytes[rest] = ends - rest === 2 ? CLOSED : COMMA;
    const over = ends - rest === 2 ? rest + 1 : ends;
    // What is hashed is the hash before and the JSON (see `recordHash`): for a moment that stands here as one piece.
    bytes.write(before.hash, begins - HASH, 'latin1');
    const hash = digestOf(this.#hash, bytes.subarray(begins - HASH, over));
    bytes.write(hash, start, 'latin1');
    bytes[start + HASH] = SPACE;
    bytes[over] = NEWLINE;
    this.#length = over + 1;
    this.#end = { n, hash, at };
    return this.#end;
  }
}

/** Records of one millisecond share its text, whatever their chains. */
let iso = { at: Number.NaN, text: '' };

function isoOf(at: number): string {
  if (iso.at !== at) iso = { at, text: new Date(at).toISOString() };
  return iso.text;
}
