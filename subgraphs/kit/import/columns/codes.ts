import { type Column, quoted, Refusal } from './column.ts';

/** A value of the department's own code table; a code means nothing next door. */
export function code<const Code extends string>(target: string, table: Record<Code, string>): Column<Code> {
  const known = new Set<string>(Object.keys(table));
  return {
    targets: [target],
    optional: false,
    holdsText: true,
    read: cell => (known.has(cell) ? cell : new Refusal(`代码${quoted(cell)}不在代码表中，应为：${legend(table)}`)),
    value: text => text as Code,
  };
}

/** Several values of a code table in one cell, stored as text[]. */
export function codeList<const Code extends string>(
  target: string,
  table: Record<Code, string>,
  separator: string,
): Column<Code[]> {
  const known = new Set<string>(Object.keys(table));
  return {
    targets: [target],
    optional: false,
    holdsText: false,
    read: cell => {
      const codes = cell.split(separator);
      const unknown = codes.find(each => !known.has(each));
      if (unknown === undefined) return `{${codes.join(',')}}`;
      return new Refusal(`代码${quoted(unknown)}不在代码表中，应为以“${separator}”分隔的：${legend(table)}`);
    },
    value: text => text.slice(1, -1).split(',') as Code[],
  };
}

/** 是 / 否, stored as boolean. */
export function yesNo(target: string): Column<boolean> {
  return {
    targets: [target],
    optional: false,
    holdsText: false,
    read: cell => (cell === '是' ? 't' : cell === '否' ? 'f' : new Refusal(`${quoted(cell)}应为“是”或“否”`)),
    value: text => text === 't',
  };
}

/** 所属乡镇: nine digits, county and township (GB/T 2260 and GB/T 10114). */
export function division(target: string): Column<string> {
  return {
    targets: [target],
    optional: false,
    holdsText: true,
    read: cell => (TOWNSHIP.test(cell) ? cell : new Refusal(`${quoted(cell)}应为9位乡级区划代码（GB/T 10114）`)),
    value: text => text,
  };
}

const TOWNSHIP = /^[1-8]\d{8}$/;
const LEGEND_CODES = 12;

function legend(table: Record<string, string>): string {
  const entries = Object.entries(table);
  const shown = entries.slice(0, LEGEND_CODES).map(([key, meaning]) => (key === meaning ? key : `${key}${meaning}`));
  return shown.join('、') + (entries.length > LEGEND_CODES ? '等' : '');
}
