/** A file that has been found sound as a whole: its rows may be loaded. */
export interface RowSource {
  readonly sha256: string;
  /** Rows below the header; blank lines count, so that row numbers are those a spreadsheet shows. */
  readonly rowCount: number;
  /** The rows below the header, in blocks, in order. */
  blocks(): AsyncIterable<string[][]> | Iterable<string[][]>;
}

/** A file refused as a whole. `sha256` is missing when it was not read to its end. */
export interface RefusedFile {
  /** In both languages, 中文 · English. */
  readonly refused: string;
  readonly sha256?: string;
}

/** Compares the header that was found with the one that the description promises; undefined when they are equal. */
export function headerProblem(expected: readonly string[], found: readonly string[]): string | undefined {
  const names = found.map(name => name.trim());
  const different = expected.findIndex((name, index) => names[index] !== name);
  if (different >= 0) {
    const actual = names[different];
    const isMissing = actual === undefined || actual === '';
    const instead = isMissing ? '没有这一列' : `实际为“${actual.slice(0, 40)}”`;
    const english = isMissing ? 'is missing' : `is "${actual.slice(0, 40)}"`;
    return (
      `表头不符：第${different + 1}列应为“${expected[different]}”，${instead}。完整表头应为：${expected.join(',')} · ` +
      `wrong header: column ${different + 1} must be "${expected[different]}" and ${english}; the whole header is given before this`
    );
  }
  if (names.length === expected.length) return undefined;
  const extra = names[expected.length] ?? '';
  return (
    `表头不符：应有${expected.length}列，实际有${names.length}列，多出“${extra.slice(0, 40)}”。完整表头应为：${expected.join(',')} · ` +
    `wrong header: ${expected.length} columns were expected and ${names.length} found, "${extra.slice(0, 40)}" too many; the whole header is given before this`
  );
}

/** Characters (XLSX) or bytes (CSV) that one cell may hold: four times what the longest text column takes, far below what hurts. */
export const CELL_LIMIT = 64 * 1024;
