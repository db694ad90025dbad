import type { AnyTables } from '@minsheng/subgraph-kit';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { ClockKind } from '../clocks/clockKinds.ts';
import { resumeClock, startClock, stopClocks } from '../clocks/runClock.ts';
import { catalogueLifecycle } from './catalogueLifecycle.ts';
import { CatalogueState } from './catalogueState.ts';
import type { SharedType } from './readContract.ts';

/**
 * Brings the catalogue to the contract: one item for each field, one entry for each type of an owner (政务数据共享条例 arts 12, 13). What
 * people wrote into an entry stays; an entry whose words in the contract changed falls back to draft and has to be reviewed again (art. 16);
 * what left the contract is marked and not removed.
 */
export async function refreshCatalogue(db: Kysely<AnyTables>, types: readonly SharedType[]): Promise<void> {
  if (types.length === 0) return;
  await db.transaction().execute(async trx => {
    await replaceItems(trx, types);
    await sql`update catalogue_entry set in_contract = false`.execute(trx);
    for (const type of types) await bringEntry(trx, type);
  });
}

async function replaceItems(trx: Kysely<AnyTables>, types: readonly SharedType[]): Promise<void> {
  await sql`delete from catalogue_item`.execute(trx);
  const items = types.flatMap(({ owner, name, fields }) =>
    fields.map(({ name: field, description, words }) => ({
      owner,
      coordinate: `${name}.${field}`,
      type_name: name,
      description,
      share_class: words.class ?? null,
      basis: words.basis ?? null,
      sensitivity: words.sensitivity ?? null,
      purposes: words.purposes ?? [],
      masks: words.masks ?? [],
      updated: words.updated ?? null,
    })),
  );
  for (let start = 0; start < items.length; start += 500) {
    await trx
      .insertInto('catalogue_item')
      .values(items.slice(start, start + 500))
      .onConflict(conflict => conflict.doNothing())
      .execute();
  }
}

/** What was submitted is no longer what is shared: its review ends. What was published has to be brought up to date (art. 16). */
async function setClocks(
  trx: Kysely<AnyTables>,
  { number, owner, before }: { number: string; owner: string; before: CatalogueState | null },
): Promise<void> {
  const subject = { kind: catalogueLifecycle.kind, number };
  if (before === IN_REVIEW) {
    await stopClocks(trx, subject);
    await resumeClock(trx, subject, ClockKind.CATALOGUE_UPDATE);
  }
  if (before === PUBLISHED) await startClock(trx, subject, { kind: ClockKind.CATALOGUE_UPDATE, department: owner });
}

const { DRAFT, IN_REVIEW, PUBLISHED } = CatalogueState;

/** Two files may extend a type twice; the first definition of an owner counts. */
async function bringEntry(trx: Kysely<AnyTables>, { owner, name, description, words }: SharedType): Promise<void> {
  const said = [words.class ?? null, words.basis ?? null, words.sensitivity ?? null, words.updated ?? null];
  const [shareClass, basis, sensitivity, updated] = said;
  const number = `${owner}/${name}`;
  const { rows } = await sql<{ before: CatalogueState | null; after: CatalogueState }>`
    with known as (select state from catalogue_entry where number = ${number})
    insert into catalogue_entry as entry (number, state, provider, type_name, name, share_class, basis, sensitivity, updated, format, mode)
    values (${number}, 'DRAFT', ${owner}, ${name}, ${description || name}, ${shareClass}, ${basis}, ${sensitivity},
            ${updated}, 'GraphQL (JSON)', 'SERVICE_INTERFACE')
    on conflict (number) do update
    set name = excluded.name, share_class = excluded.share_class, basis = excluded.basis, sensitivity = excluded.sensitivity,
        updated = excluded.updated, in_contract = true,
        state = case when (entry.share_class, entry.basis, entry.sensitivity)
                       is distinct from (excluded.share_class, excluded.basis, excluded.sensitivity)
                     then 'DRAFT' else entry.state end,
        signatory = case when (entry.share_class, entry.basis, entry.sensitivity)
                           is distinct from (excluded.share_class, excluded.basis, excluded.sensitivity)
                         then null else entry.signatory end
    returning (select state from known) as before, entry.state as after`.execute(trx);
  for (const { before, after } of rows) if (after === DRAFT) await setClocks(trx, { number, owner, before });
}
