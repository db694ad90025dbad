import type { AnyTables } from '@minsheng/subgraph-kit';
import { type Kysely, sql } from 'kysely';
import type { badInput } from '../acting/badInput.ts';
import { contractIsKnown } from '../catalogue/contractIsKnown.ts';
import { PURPOSES } from './applicationState.ts';
import { checkTimeLimit, type Days } from './checkTimeLimit.ts';

/** What an application asks for, as far as it can be right or wrong: by whom, of whom, which fields, for what, until when. */
export interface Content extends Days {
  requester: string;
  provider: string;
  fields: string[];
  purposes: string[];
}

/** How a mistake is refused: it is mended on the spot in a draft, and by a revision later. */
export type Refuse = typeof badInput;

/**
 * What is said must be right, whatever is not yet said: its time limit lies ahead, the provider is one, the fields are the provider's by the
 * contract, none of them is withheld from everybody (art. 15), the purposes are lawful ones.
 * @returns the class that decides how long the provider may take
 * @throws GraphQLError BAD_USER_INPUT that names the argument and what is refused
 */
export async function checkContent(
  trx: Kysely<AnyTables>,
  content: Content,
  refuse: Refuse,
): Promise<'unconditional' | 'conditional'> {
  await checkTimeLimit(trx, content, refuse);
  if (content.requester === content.provider)
    throw refuse('provider', '本部门数据无需申请', 'a department does not apply for its own data');
  await refuseNoProvider(trx, content, refuse);
  const unknown = content.purposes.filter(purpose => !PURPOSES.includes(purpose));
  if (unknown.length > 0)
    throw refuse(
      'purposes',
      `用途 ${unknown.join('、')} 不在用途代码中，应为：${PURPOSES.join('、')}`,
      `not purposes: ${unknown.join(', ')}; known are ${PURPOSES.join(', ')}`,
    );
  const items = await itemsOf(trx, content, refuse);
  refuseOtherPurposes(content, items, refuse);
  return classOf(content, items, refuse);
}

interface Item {
  coordinate: string;
  wanted: string;
  shareClass: string | null;
  basis: string | null;
  purposes: string[];
}

/** A name that nobody has would be refused for its fields otherwise, and the applicant would look for the mistake there. */
async function refuseNoProvider(trx: Kysely<AnyTables>, { provider }: Content, refuse: Refuse): Promise<void> {
  const { rows } = await sql<{ owner: string }>`select distinct owner from catalogue_item order by owner`.execute(trx);
  const providers = rows.map(({ owner }) => owner);
  // Without a contract (contractIsKnown) nobody can say.
  if (providers.length === 0 || providers.includes(provider)) return;
  throw refuse(
    'provider',
    `${provider} 不是数据提供部门，应为：${providers.join('、')}`,
    `not a providing department: ${provider}; known are ${providers.join(', ')}`,
  );
}

/** What the contract says of the fields asked for; `Type.*` stands for all of a type. */
async function itemsOf(trx: Kysely<AnyTables>, { provider, fields }: Content, refuse: Refuse): Promise<Item[]> {
  const { rows } = await sql<Item>`
    select wanted, item.coordinate, item.share_class as "shareClass", item.basis, item.purposes
    from unnest(${fields}::text[]) as wanted
    join catalogue_item item
      on item.owner = ${provider} and (item.coordinate = wanted or wanted = item.type_name || '.*')`.execute(trx);
  const known = new Set(rows.map(({ wanted }) => wanted));
  const unknown = fields.filter(field => !known.has(field));
  if (unknown.length > 0 && (await contractIsKnown(trx)))
    throw refuse(
      'fields',
      `${unknown.join('、')} 不是 ${provider} 在契约中提供的数据项，请核对坐标（已发布的见 catalogueEntries）`,
      `not among what ${provider} provides by the contract: ${unknown.join(', ')}; check the coordinates (catalogueEntries has what is published)`,
    );
  return rows;
}

/** A field that its owner shares for none of the purposes asked for; one of a whole type is left to the gateway. */
function refuseOtherPurposes({ purposes }: Content, items: Item[], refuse: Refuse): void {
  if (purposes.length === 0) return;
  const closed = items.find(
    item => item.coordinate === item.wanted && item.purposes.length > 0 && !item.purposes.some(each => purposes.includes(each)),
  );
  if (closed === undefined) return;
  throw refuse(
    'purposes',
    `${closed.coordinate} 仅可用于：${closed.purposes.join('、')}`,
    `${closed.coordinate} is shared only for: ${closed.purposes.join(', ')}`,
  );
}

function classOf({ provider }: Content, items: Item[], refuse: Refuse): 'unconditional' | 'conditional' {
  // A whole type may hold a field that is withheld; the gateway goes on withholding it. Asked for by name it is refused here.
  const withheld = items.find(({ coordinate, wanted, shareClass }) => shareClass === 'refused' && coordinate === wanted);
  if (withheld !== undefined)
    throw refuse(
      'fields',
      `${withheld.coordinate} 属于不予共享，依据：${withheld.basis ?? '未载明'}`,
      `${withheld.coordinate} of ${provider} is shared with nobody, by ${withheld.basis ?? 'a basis that is not stated'}`,
    );
  const open = items.length > 0 && items.every(({ shareClass }) => shareClass === 'unconditional');
  return open ? 'unconditional' : 'conditional';
}
