import type { Table } from './Table.ts';

/** A table as Markdown, its columns aligned so that it reads as well in a terminal. */
export function printTable({ title, head, rows, notes = [] }: Table): string {
  const cells = [head, ...rows.map(row => row.map(show))];
  const widths = head.map((_, column) => Math.max(...cells.map(row => (row[column] ?? '').length)));
  const line = (row: readonly string[]) => `| ${row.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  const [first = [], ...rest] = cells;
  return [`### ${title}`, '', line(first), rule, ...rest.map(line), ...notes.map(note => `\n${note}`), ''].join('\n');
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

/** Three figures that count: more would only be noise. */
function show(cell: string | number): string {
  if (typeof cell === 'string') return cell;
  if (cell === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(cell))));
  return cell.toLocaleString('en', { minimumFractionDigits: Math.min(digits, 4), maximumFractionDigits: Math.min(digits, 4) });
}
