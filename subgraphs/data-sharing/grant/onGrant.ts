import type { AnyTables, RequestContext } from '@minsheng/subgraph-kit';
import type { Kysely } from 'kysely';
import { actingOfficer, type Officer } from '../acting/actingOfficer.ts';
import { type PartyName, refuseStranger } from '../acting/party.ts';
import { recordAct } from '../acts/recordAct.ts';
import { expireDueGrants } from './expireDueGrants.ts';
import { findGrant } from './findGrant.ts';
import { grantLifecycle } from './grantLifecycle.ts';
import type { AccessRightState } from './grantState.ts';
import type { SharingGrant } from './sharingGrant.ts';

/** What is done about a grant without a change of its state. */
interface Doing {
  act: string;
  number: string;
  by: PartyName;
  reason?: string | undefined;
}

/**
 * Does something about a grant in an officer's name: with its row locked, and on record.
 * @throws GraphQLError NOT_FOUND or FORBIDDEN
 */
export async function onGrant(
  context: RequestContext,
  { act, number, by, reason }: Doing,
  write: (at: { trx: Kysely<AnyTables>; officer: Officer; state: AccessRightState }) => Promise<void>,
): Promise<SharingGrant> {
  const officer = actingOfficer(context);
  await expireDueGrants(context.sql);
  refuseStranger(officer, by, await findGrant(context, number));
  await context.sql.transaction().execute(async trx => {
    const { state } = await trx
      .selectFrom('sharing_grant')
      .select('state')
      .where('number', '=', number)
      .forUpdate()
      .executeTakeFirstOrThrow();
    await write({ trx, officer, state });
    await recordAct(trx, officer, { act, kind: grantLifecycle.kind, number, reason });
  });
  return findGrant(context, number);
}
