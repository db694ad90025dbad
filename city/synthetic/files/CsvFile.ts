import { closeSync, openSync, writeSync } from 'node:fs';
import iconv from 'iconv-lite';
import type { BadRows } from './BadRows.ts';
import type { RowSink } from './ExportFile.ts';

const FLUSH_AT = 1 << 18;

/**
 * A CSV file written as it is thought of: text gathers up to a quarter of a megabyte and is written synchronously, so the disk
 * itself holds the writer back and memory does not depend on the number of rows.
 */
export class CsvFile implements RowSink {
  rows = 0;
  #text: string;
  readonly #handle: number;
  readonly #encoding: 'utf8' | 'gb18030';
  readonly #badRows: BadRows | undefined;

  constructor(path: string, columns: readonly string[], form: { encoding: 'utf8' | 'gb18030'; badRows: BadRows | undefined }) {
    this.#handle = openSync(path, 'w');
    this.#encoding = form.encoding;
    this.#badRows = form.badRows;
    const byteOrderMark = form.encoding === 'utf8' ? '\uFEFF' : '';
    this.#text = `${byteOrderMark}${columns.join(',')}\r\n`;
  }

  row(line: string, person = -1): void {
    this.rows++;
    const written = this.#badRows?.due(this.rows) ? this.#badRows.spoil(line, { row: this.rows, person }) : line;
    this.#text += `${written}\r\n`;
    if (this.#text.length > FLUSH_AT) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#handle);
  }

  #flush(): void {
    const bytes = this.#encoding === 'utf8' ? Buffer.from(this.#text, 'utf8') : encodeGb18030(this.#text);
    for (let written = 0; written < bytes.length; ) written += writeSync(this.#handle, bytes, written);
    this.#text = '';
  }
}

/** Settlements are digits and commas only, and ASCII is the same in GB18030: only text with Chinese needs the table. */
function encodeGb18030(text: string): Buffer {
  return isAscii(text) ? Buffer.from(text, 'latin1') : iconv.encode(text, 'gb18030');
}

function isAscii(text: string): boolean {
  // A UTF-8 text has as many bytes as characters exactly if every character is ASCII.
  return Buffer.byteLength(text, 'utf8') === text.length;
}
