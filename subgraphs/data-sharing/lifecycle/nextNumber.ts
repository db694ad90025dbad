import type { AnyTables } from '@minsheng/subgraph-kit';
import { type Kysely, sql } from 'kysely';

/** Prefixes of numbers: 申请, 授权, 校核, 争议. They go into the header `Minsheng-Grant` and onto paper, so they are plain ASCII. */
export type NumberPrefix = 'SQ' | 'GX' | 'JH' | 'ZY';

/** The next number of a kind, `SQ-2025-00001`: the year in the city's time and a count that is never used twice. */
export async function nextNumber(trx: Kysely<AnyTables>, prefix: NumberPrefix): Promise<string> {
  const { rows } = await sql<{ number: string }>`
    select ${prefix} || to_char(now() at time zone 'Asia/Shanghai', '-YYYY-')
           || lpad(nextval('sharing_number')::text, 5, '0') as number`.execute(trx);
  return rows[0]?.number ?? '';
}
