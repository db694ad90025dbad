import type { AnyTables } from '@minsheng/subgraph-kit';
import { type Kysely, sql } from 'kysely';
import { badInput } from '../acting/badInput.ts';
import { contractIsKnown } from '../catalogue/contractIsKnown.ts';

/**
 * Who owns a field by the contract (一数一源, 政务数据共享条例 art. 19). A field of several owners, such as a shared key, needs the caller's
 * word, and so does a department that has seen no contract.
 * @throws GraphQLError BAD_USER_INPUT
 */
export async function ownerOf(trx: Kysely<AnyTables>, coordinate: string, said: string | undefined): Promise<string> {
  const { rows } = await sql<{ owner: string }>`
    select owner from catalogue_item where coordinate = ${coordinate} order by owner`.execute(trx);
  const owners = rows.map(({ owner }) => owner);
  const [only] = owners;
  if (said !== undefined && (owners.includes(said) || (owners.length === 0 && !(await contractIsKnown(trx))))) return said;
  if (said === undefined && only !== undefined && owners.length === 1) return only;
  if (owners.length === 0)
    throw badInput(
      'coordinate',
      `${coordinate} 不在契约中`,
      `${coordinate} is not in the contract; name its owner in "provider"`,
    );
  throw badInput(
    'provider',
    `${coordinate} 的数源部门为 ${owners.join('、')}，请在 provider 中指明`,
    `${coordinate} is owned by ${owners.join(', ')}; say which in "provider"`,
  );
}
