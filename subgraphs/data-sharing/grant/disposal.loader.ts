import type { LoaderDefinition } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import type { DisposalCertificate } from './disposalCertificate.ts';

export const disposalOf: LoaderDefinition<string, DisposalCertificate | null> = async (numbers, { sql: db }) => {
  const { rows } = await sql<DisposalCertificate & { number: string }>`
    select grant_number as number, method, to_char(disposed_on, 'YYYY-MM-DD') as "disposedOn", certified_by as "certifiedBy",
           to_char(certified_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.MS"+08:00"') as "certifiedAt"
    from disposal_certificate where grant_number = any(${[...numbers]}::text[])`.execute(db);
  const byNumber = new Map(rows.map(row => [row.number, row]));
  return numbers.map(number => byNumber.get(number) ?? null);
};
