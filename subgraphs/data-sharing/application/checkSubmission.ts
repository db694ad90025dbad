import type { AnyTables } from '@minsheng/subgraph-kit';
import { GraphQLError } from 'graphql';
import { type Kysely, sql } from 'kysely';
import { badInput } from '../acting/badInput.ts';
import type { ApplicationRow } from './applicationRow.ts';
import { checkContent, type Refuse } from './checkContent.ts';
import type { Days } from './checkTimeLimit.ts';

/**
 * What must hold before an application leaves its author: all parts of art. 20 are said, and what was right when it was drafted still is:
 * days pass, and the contract changes.
 * @returns the class that decides how long the provider may take
 * @throws GraphQLError BAD_USER_INPUT that lists all that is missing at once, or names what is refused, and the mutation that mends it
 */
export async function checkSubmission(trx: Kysely<AnyTables>, row: ApplicationRow): Promise<'unconditional' | 'conditional'> {
  refuseIncomplete(row);
  const { requester, provider, fields, purposes } = row;
  return checkContent(trx, { requester, provider, fields, purposes, ...(await daysOf(trx, row.number)) }, toBeRevised);
}

const toBeRevised: Refuse = (argument, zh, en) =>
  badInput(argument, `${zh}；请用 reviseApplication 修改后再提交`, `${en}; mend it with reviseApplication, then submit again`);

const MUST_SAY: readonly [column: keyof ApplicationRow, zh: string, en: string][] = [
  ['basis', '使用依据', 'basis'],
  ['scenario', '使用场景', 'scenario'],
  ['fields', '使用范围', 'fields'],
  ['purposes', '用途', 'purposes'],
  ['mode', '共享方式', 'mode'],
  ['use_until', '使用时限', 'useUntil'],
];

function refuseIncomplete(row: ApplicationRow): void {
  const missing = MUST_SAY.filter(([column]) => row[column] === null || (row[column] as { length?: number }).length === 0);
  if (missing.length === 0) return;
  const chinese = missing.map(([, zh]) => zh);
  const english = missing.map(([, , en]) => en);
  throw new GraphQLError(
    `申请内容不全，缺：${chinese.join('、')}；请用 reviseApplication 补全后再提交 (the application lacks: ${english.join(', ')}; supply it with reviseApplication, then submit again)`,
    { extensions: { code: 'BAD_USER_INPUT', missing: english } },
  );
}

/** The days as the database has them: the driver would make moments of them. */
async function daysOf(trx: Kysely<AnyTables>, number: string): Promise<Days> {
  const { rows } = await sql<Days>`
    select to_char(use_from, 'YYYY-MM-DD') as use_from, to_char(use_until, 'YYYY-MM-DD') as use_until
    from sharing_application where number = ${number}`.execute(trx);
  const [days] = rows;
  if (days === undefined) throw new Error(`application ${number} is gone from its own transaction`);
  return days;
}
