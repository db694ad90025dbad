import type { LoaderDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import type { DisposalCertificate } from './disposalCertificate.ts';

/** The certificates of grants, by the grants' numbers. */
export const disposalOf: LoaderDefinition<string, DisposalCertificate | null> = async (numbers, { sql: db }) => {
  const { rows } = await sql<DisposalCertificate & { number: string }>`
    select grant_number as number, state, method, to_char(disposed_on, 'YYYY-MM-DD') as "disposedOn", certified_by as "certifiedBy",
           to_char(certified_at at time zone 'Asia/Shanghai', ${ISO}) as "certifiedAt", decided_by as "decidedBy",
           to_char(decided_at at time zone 'Asia/Shanghai', ${ISO}) as "decidedAt", refusal_reason as "refusalReason"
    from disposal_certificate where grant_number = any(${[...numbers]}::text[])`.execute(db);
  const byNumber = new Map(rows.map(row => [row.number, row]));
  return numbers.map(number => byNumber.get(number) ?? null);
};

const ISO = 'YYYY-MM-DD"T"HH24:MI:SS.MS"+08:00"';
