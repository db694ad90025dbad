import type { LoaderDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import type { EVoucher } from './eVoucher.ts';

/** The e-vouchers of many persons with one query; null for a person who never activated one. */
export const eVoucherByPid: LoaderDefinition<string, EVoucher | null> = async (pids, { sql: db }) => {
  const { rows } = await sql<EVoucher & { pid: string }>`
    select pid, activated_on::text as "activatedOn", channel, status
    from e_voucher where pid = any(${[...pids]}::text[])`.execute(db);
  const byPid = new Map(rows.map(row => [row.pid, row]));
  return pids.map(pid => byPid.get(pid) ?? null);
};
