import type { AnyTables } from '@minsheng/subgraph-kit';
import { type Kysely, sql } from 'kysely';
import { badInput, shortList } from '../acting/badInput.ts';
import type { ApplicationRow } from './applicationRow.ts';

/** Ways to show less than all of a field (schema/trust.md §2). */
const MASKS = ['masked', 'yesNo', 'band', 'count'];

/**
 * Checks the masks of a decision: each is a field that was asked for, by its own name or through `Type.*`, with a way to show it that
 * its owner offers in the contract, where the owner says so.
 * @throws GraphQLError BAD_USER_INPUT
 */
export async function checkMasks(
  trx: Kysely<AnyTables>,
  { provider, fields }: ApplicationRow,
  masks: string[],
): Promise<string[]> {
  const { rows } = await sql<{ coordinate: string; masks: string[] }>`
    select coordinate, masks from catalogue_item where owner = ${provider}`.execute(trx);
  const offered = new Map(rows.map(row => [row.coordinate, row.masks]));
  const list = shortList('masks', masks);
  for (const each of list) {
    const [, coordinate = '', type = '', mask = ''] = /^(([A-Za-z_]\w*)\.[A-Za-z_]\w*)=(\w+)$/.exec(each) ?? [];
    if (!fields.includes(coordinate) && !fields.includes(`${type}.*`))
      throw badInput('masks', `脱敏方式 ${each} 不属于申请的数据项`, `mask ${each} is not of a field that was asked for`);
    const ways = offered.get(coordinate);
    const allowed = ways === undefined || ways.length === 0 ? MASKS : ways;
    if (!allowed.includes(mask))
      throw badInput(
        'masks',
        `脱敏方式 ${each} 不可用，应为：${allowed.join('、')}`,
        `mask ${each} is not offered; use ${allowed.join(', ')}`,
      );
  }
  return list;
}

/** What is written beside a decision of either kind. */
export function decision(decidedBy: string, reason: string | undefined): Record<string, unknown> {
  return { decided_by: decidedBy, decided_at: sql`now()`, decision_reason: reason?.trim() || null };
}
