/**
 * Finds where the records of a CSV file end (RFC 4180), byte by byte and without decoding it.
 *
 * This works for UTF-8 and for GB18030: in both, a byte below 0x30 is never part of a longer character, and comma, quote and
 * line breaks are all below 0x30. It reads faster than a decoder, holds no cell in memory, and gives the same answer however the
 * file is cut into pieces, so a cell of ten million characters, an open quote or a cut-off last line are known before any row is loaded.
 */
export class CsvScanner {
  /** Complete records so far, the header included. */
  records = 0;
  /** Fields of the last complete record that was not blank. */
  fieldsOfLastRecord = 0;
  problem: CsvProblem | undefined;

  #state: State = FIELD_START;
  #fields = 0;
  /** Bytes of the current cell that stood in earlier pieces. */
  #carried = 0;
  #recordIsEmpty = true;
  readonly #cellLimit: number;

  /** @param cellLimit bytes that one cell may take */
  constructor(cellLimit: number) {
    this.#cellLimit = cellLimit;
  }

  /** Whether everything so far ended with a complete record. */
  get atRecordEnd(): boolean {
    return this.#state === FIELD_START && this.#fields === 0 && this.#recordIsEmpty;
  }

  get insideQuotes(): boolean {
    return this.#state === QUOTED;
  }

  /** @returns how many of these bytes belong to complete records; stops at the first `problem` */
  scan(bytes: Uint8Array): number {
    const length = bytes.length;
    let state = this.#state;
    let cellStart = -this.#carried;
    let complete = 0;
    for (let index = 0; index < length; index++) {
      const byte = bytes[index] as number;
      if (state === QUOTED) {
        if (byte === QUOTE) state = QUOTE_IN_QUOTED;
        continue;
      }
      if (byte > COMMA) {
        // By far the most frequent case: an ordinary character.
        if (state === QUOTE_IN_QUOTED) return this.#stop('stray quote', complete);
        state = UNQUOTED;
      } else if (byte === COMMA) {
        if (index - cellStart > this.#cellLimit) return this.#stop('huge cell', complete);
        this.#fields++;
        this.#recordIsEmpty = false;
        cellStart = index + 1;
        state = FIELD_START;
      } else if (byte === LINE_FEED) {
        if (index - cellStart > this.#cellLimit) return this.#stop('huge cell', complete);
        this.#endRecord(state !== FIELD_START);
        complete = index + 1;
        cellStart = complete;
        state = FIELD_START;
      } else if (byte === QUOTE) {
        // A quote opens a quoted cell only at its start; in the middle of a plain cell it is a character (as spreadsheets write it).
        if (state === FIELD_START) state = QUOTED;
        else if (state === QUOTE_IN_QUOTED) state = QUOTED;
      } else if (byte !== CARRIAGE_RETURN) {
        if (state === QUOTE_IN_QUOTED) return this.#stop('stray quote', complete);
        state = UNQUOTED;
      }
    }
    this.#state = state;
    this.#carried = length - cellStart;
    if (this.#carried > 0) this.#recordIsEmpty = false;
    if (this.#carried > this.#cellLimit) return this.#stop('huge cell', complete);
    return complete;
  }

  #endRecord(lastCellHasText: boolean): void {
    this.records++;
    if (this.#fields > 0 || lastCellHasText) this.fieldsOfLastRecord = this.#fields + 1;
    this.#fields = 0;
    this.#recordIsEmpty = true;
  }

  #stop(kind: CsvProblem['kind'], complete: number): number {
    this.problem = { kind, row: this.records + 1, column: this.#fields + 1 };
    return complete;
  }
}

/** Where the structure of the file breaks; rows and columns count from 1, the header is row 1. */
export interface CsvProblem {
  kind: 'huge cell' | 'stray quote';
  row: number;
  column: number;
}

type State = 0 | 1 | 2 | 3;
const FIELD_START: State = 0;
const UNQUOTED: State = 1;
const QUOTED: State = 2;
const QUOTE_IN_QUOTED: State = 3;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const QUOTE = 0x22;
const COMMA = 0x2c;
