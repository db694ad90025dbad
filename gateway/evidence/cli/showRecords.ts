import type { LedgerRecord } from '@minsheng/subgraph-kit/ledger';
import type { SelectedRecord } from './selectRecords.ts';

interface Told extends LedgerRecord {
  caller?: { kind?: string; subject?: string; department?: string };
  purpose?: { purpose?: string; case?: string };
}

const head = [
  '记录 record',
  '时间 time',
  '事件 event',
  '人员 officer',
  '部门 department',
  '用途 purpose',
  '案号 case',
  '内容 what',
];

/** Records as a table: one line each, and of each what its event is about. */
export function showRecords(records: readonly SelectedRecord[]): string {
  if (records.length === 0) return '没有符合的记录 no record fits';
  const rows = records.map(rowOf);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map(row => widthOf(row[column] ?? ''))));
  const show = (row: string[]) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [head, ...rows].map(show).join('\n');
}

function rowOf({ chain, record, text }: SelectedRecord): string[] {
  const { n, at, event, caller, purpose }: Told = record;
  const who = caller?.subject ?? caller?.kind ?? '';
  return [
    `${chain}:${n}`,
    at,
    event,
    who,
    caller?.department ?? '',
    purpose?.purpose ?? '',
    purpose?.case ?? '',
    whatOf(record, text),
  ];
}

function whatOf({ n, at, event, caller, purpose, clock, requestId, ...rest }: Told, operation?: string): string {
  const asked = operation === undefined ? '' : `${shorten(operation, 200)} `;
  const about = `${requestId === undefined ? '' : `${requestId} `}${asked}`;
  const text = Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : `${name}=${shorten(value)}`));
  return `${about}${text.join(' ')}${clock === undefined ? '' : ` (clock said ${clock})`}`;
}

function shorten(value: unknown, most = 60): string {
  // The text of an operation has lines; a record is one.
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replaceAll(/\s+/g, ' ');
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** On a terminal a Chinese character takes two columns. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]/.test(character) ? 2 : 1;
  return width;
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
