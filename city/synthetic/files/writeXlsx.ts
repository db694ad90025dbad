import { writeFileSync } from 'node:fs';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import type { RowSink } from './ExportFile.ts';

/** Rows of a small spreadsheet, kept until the file is written whole. */
export class SheetRows implements RowSink {
  readonly lines: string[][] = [];

  row(line: string): void {
    this.lines.push(line.split(','));
  }
}

/** Writes a spreadsheet: codes, dates and numbers of persons are text, amounts and counts are numbers. */
export async function writeXlsx(
  path: string,
  sheet: { columns: readonly string[]; numbers: readonly string[]; lines: string[][] },
): Promise<void> {
  const head = sheet.columns.map(column => ({ value: column, type: String, fontWeight: 'bold' as const }));
  const body = sheet.lines.map(line =>
    line.map((value, index) => {
      if (value === '') return null;
      const isNumber = sheet.numbers.includes(sheet.columns[index] ?? '');
      return isNumber ? { value: Number(value), type: Number } : { value, type: String };
    }),
  );
  const bytes = await writeXlsxFile([head, ...body] satisfies SheetData).toBuffer();
  writeFileSync(path, withoutClock(bytes));
}

/** Zip entries carry the time of writing; the city must not depend on when it was generated, so every entry says 1980-01-01. */
function withoutClock(zip: Buffer): Buffer {
  const endOfDirectory = zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  const entries = zip.readUInt16LE(endOfDirectory + 10);
  let entry = zip.readUInt32LE(endOfDirectory + 16);
  for (let index = 0; index < entries; index++) {
    const local = zip.readUInt32LE(entry + 42);
    zip.writeUInt32LE(0x00210000, entry + 12);
    zip.writeUInt32LE(0x00210000, local + 10);
    entry += 46 + zip.readUInt16LE(entry + 28) + zip.readUInt16LE(entry + 30) + zip.readUInt16LE(entry + 32);
  }
  return zip;
}
