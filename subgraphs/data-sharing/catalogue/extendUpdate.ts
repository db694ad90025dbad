import type { AnyTables } from '@minsheng/subgraph-kit';
import type { Kysely } from 'kysely';
import { ClockKind } from '../clocks/clockKinds.ts';
import { extendClock } from '../clocks/runClock.ts';
import { illegalStep } from '../lifecycle/lifecycle.ts';
import { catalogueLifecycle } from './catalogueLifecycle.ts';
import type { CatalogueRow } from './checkEntry.ts';

/**
 * Gives an update of the catalogue more days, once (政务数据共享条例 art. 16).
 * @throws GraphQLError ILLEGAL_STEP when no update is due, or it was extended before
 */
export async function extendUpdate(trx: Kysely<AnyTables>, { number, state }: CatalogueRow, workingDays: number): Promise<void> {
  const clock = await trx
    .selectFrom('statutory_clock')
    .select('extended_by')
    .where('subject_kind', '=', catalogueLifecycle.kind)
    .where('subject_number', '=', number)
    .where('kind', '=', ClockKind.CATALOGUE_UPDATE)
    .where('stopped_on', 'is', null)
    .executeTakeFirst();
  if (clock === undefined)
    throw illegalStep(`目录条目 ${number} 没有进行中的更新时限`, `no update of catalogue entry ${number} is due`, { state });
  if (clock.extended_by > 0)
    throw illegalStep(
      `目录条目 ${number} 的更新时限已延长过，只能延长一次`,
      `the update of catalogue entry ${number} was extended already, and is extended once only`,
      { state },
    );
  await extendClock(trx, { kind: catalogueLifecycle.kind, number }, workingDays);
}
