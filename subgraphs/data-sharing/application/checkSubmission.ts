import type { AnyTables } from '@minsheng/subgraph-kit';
import { GraphQLError } from 'graphql';
import { type Kysely, sql } from 'kysely';
import { badInput } from '../acting/badInput.ts';
import { contractIsKnown } from '../catalogue/contractIsKnown.ts';
import type { ApplicationRow } from './applicationRow.ts';
import { PURPOSES } from './applicationState.ts';
import { checkTimeLimit } from './checkTimeLimit.ts';

/**
 * What must hold before an application leaves its author: all parts of art. 20 are said, its time limit lies ahead, the provider is one, the fields are the provider's by the
 * contract, none of them is withheld from everybody (art. 15), the purposes are lawful ones.
 * @returns the class that decides how long the provider may take
 * @throws GraphQLError BAD_USER_INPUT that lists all that is missing at once, or names what is refused
 */
export async function checkSubmission(trx: Kysely<AnyTables>, row: ApplicationRow): Promise<'unconditional' | 'conditional'> {
  refuseIncomplete(row);
  await checkTimeLimit(trx, row.number);
  if (row.requester === row.provider)
    throw badInput('provider', '本部门数据无需申请', 'a department does not apply for its own data');
  await refuseNoProvider(trx, row);
  const unknown = row.purposes.filter(purpose => !PURPOSES.includes(purpose));
  if (unknown.length > 0)
    throw badInput(
      'purposes',
      `用途 ${unknown.join('、')} 不在用途代码中，应为：${PURPOSES.join('、')}`,
      `not purposes: ${unknown.join(', ')}; known are ${PURPOSES.join(', ')}`,
    );
  const items = await itemsOf(trx, row);
  refuseOtherPurposes(row, items);
  return classOf(row, items);
}

interface Item {
  coordinate: string;
  wanted: string;
  shareClass: string | null;
  basis: string | null;
  purposes: string[];
}

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
  const english = missing.map(([, , en]) => en);
  throw new GraphQLError(
    `申请内容不全，缺：${missing.map(([, zh]) => zh).join('、')} (the application lacks: ${english.join(', ')})`,
    { extensions: { code: 'BAD_USER_INPUT', missing: english } },
  );
}

/** A name that nobody has would be refused for its fields otherwise, and the applicant would look for the mistake there. */
async function refuseNoProvider(trx: Kysely<AnyTables>, { provider }: ApplicationRow): Promise<void> {
  const { rows } = await sql<{ owner: string }>`select distinct owner from catalogue_item order by owner`.execute(trx);
  const providers = rows.map(({ owner }) => owner);
  // Without a contract (contractIsKnown) nobody can say.
  if (providers.length === 0 || providers.includes(provider)) return;
  throw badInput(
    'provider',
    `${provider} 不是数据提供部门，应为：${providers.join('、')}`,
    `not a providing department: ${provider}; known are ${providers.join(', ')}`,
  );
}

/** What the contract says of the fields asked for; `Type.*` stands for all of a type. */
async function itemsOf(trx: Kysely<AnyTables>, { provider, fields }: ApplicationRow): Promise<Item[]> {
  const { rows } = await sql<Item>`
    select wanted, item.coordinate, item.share_class as "shareClass", item.basis, item.purposes
    from unnest(${fields}::text[]) as wanted
    join catalogue_item item
      on item.owner = ${provider} and (item.coordinate = wanted or wanted = item.type_name || '.*')`.execute(trx);
  const known = new Set(rows.map(({ wanted }) => wanted));
  const unknown = fields.filter(field => !known.has(field));
  if (unknown.length > 0 && (await contractIsKnown(trx)))
    throw badInput(
      'fields',
      `${unknown.join('、')} 不是 ${provider} 在契约中提供的数据项`,
      `not among what ${provider} provides by the contract: ${unknown.join(', ')}`,
    );
  return rows;
}

/** A field that its owner shares for none of the purposes asked for; one of a whole type is left to the gateway. */
function refuseOtherPurposes({ purposes }: ApplicationRow, items: Item[]): void {
  const closed = items.find(
    item => item.coordinate === item.wanted && item.purposes.length > 0 && !item.purposes.some(each => purposes.includes(each)),
  );
  if (closed === undefined) return;
  throw badInput(
    'purposes',
    `${closed.coordinate} 仅可用于：${closed.purposes.join('、')}`,
    `${closed.coordinate} is shared only for: ${closed.purposes.join(', ')}`,
  );
}

function classOf({ provider }: ApplicationRow, items: Item[]): 'unconditional' | 'conditional' {
  // A whole type may hold a field that is withheld; the gateway goes on withholding it. Asked for by name it is refused here.
  const withheld = items.find(({ coordinate, wanted, shareClass }) => shareClass === 'refused' && coordinate === wanted);
  if (withheld !== undefined)
    throw badInput(
      'fields',
      `${withheld.coordinate} 属于不予共享，依据：${withheld.basis ?? '未载明'}`,
      `${withheld.coordinate} of ${provider} is shared with nobody, by ${withheld.basis ?? 'a basis that is not stated'}`,
    );
  const open = items.length > 0 && items.every(({ shareClass }) => shareClass === 'unconditional');
  return open ? 'unconditional' : 'conditional';
}
