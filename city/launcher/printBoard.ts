import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Table from 'cli-table3';
import { request } from 'undici';
import { type LaunchOptions, ROOT } from './options.ts';

interface BoardIndicator {
  code: string;
  name: string;
  unit: string;
  comparator: string;
  target: number | null;
  value: number | null;
  asOf: string | null;
  status: string | null;
  department: { code: string; name: string };
}

interface BoardAnswer {
  data?: { indicators: BoardIndicator[] } | null;
  errors?: { message: string }[];
}

/**
 * Asks the gateway the leading group's question and prints the answer: one row for each indicator.
 * @param token of the leading group; none in a city without an identity provider
 */
export async function printBoard(gatewayUrl: string, { scale }: LaunchOptions, token?: string): Promise<void> {
  const { data, errors = [] } = await askBoard(gatewayUrl, token);
  if (!data) throw new Error(`the gateway did not answer the board query:\n${errors.map(({ message }) => message).join('\n')}`);
  const table = new Table({
    head: ['指标 Indicator', '当前值 Value', '目标 Target', '状态 Status', '数据来源 Owner', '截至 As of'],
    colAligns: ['left', 'right', 'right', 'left', 'left', 'left'],
    style: { compact: true, ...(!process.stdout.isTTY && { head: [], border: [] }) },
  });
  for (const indicator of data.indicators) table.push(rowOf(indicator));
  process.stdout.write(`\n${table.toString()}\n${data.indicators.length} 项指标 indicators\n`);
  if (scale !== 'full') process.stdout.write(`${SAMPLE_NOTE}\n`);
  for (const { message } of errors) process.stdout.write(`! ${message}\n`);
}

/** Rates of a sample compare with the city's targets; numbers of persons, places and beds do not. */
const SAMPLE_NOTE =
  '注：样本城市小于全市，人数、托位、床位等绝对数按比例缩小，目标仍为全市目标。' +
  '\nNote: this is a sample of the city: counts are smaller in proportion, while targets are the whole city’s.';

async function askBoard(url: string, token?: string): Promise<BoardAnswer> {
  const query = readFileSync(join(ROOT, 'schema', 'operations', 'board.graphql'), 'utf8');
  const { body } = await request(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      // RFC 6750 §2.1
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query }),
  });
  return (await body.json()) as BoardAnswer;
}

function rowOf({ name, unit, comparator, target, value, status, department, asOf }: BoardIndicator): string[] {
  return [
    name,
    value === null ? '无数据' : `${format(value)} ${unit}`,
    target === null ? '逐步提高' : `${COMPARATORS[comparator] ?? ''}${format(target)}`,
    STATUSES[status ?? ''] ?? '部门未应答',
    department.name,
    asOf ?? '',
  ];
}

const COMPARATORS: Record<string, string> = { AT_LEAST: '≥ ', EQUAL: '= ' };

const STATUSES: Record<string, string> = {
  ACHIEVED: '✔ 已达标',
  ON_TRACK: '→ 进度正常',
  BEHIND: '✘ 滞后',
  NO_DATA: '· 无数据',
  DEFINITION_NOT_APPROVED: '? 口径未批准',
};

function format(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}
