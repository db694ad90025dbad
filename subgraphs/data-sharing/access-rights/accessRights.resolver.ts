import type { RequestContext } from '@minsheng/subgraph-kit';
import { Sharing } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { forbidden, isAuthority, rolesOf } from '../acting/actingOfficer.ts';
import { badInput } from '../acting/badInput.ts';
import { expireDueGrants } from '../grant/expireDueGrants.ts';
import { OPEN_TO_OFFICERS } from '../sharing.ts';
import { AccessRights } from './accessRights.ts';

@Resolver(() => AccessRights)
export class AccessRightsResolver {
  @Sharing(OPEN_TO_OFFICERS)
  @Query(() => AccessRights, {
    description: '授权及其变化，供网关执行（schema/trust.md §3）。Grants and their changes, for gateways to enforce.',
  })
  async accessRights(
    @Ctx() context: RequestContext,
    @Arg('after', () => ID, { nullable: true, description: '已知版本；为空取全部。The version already known; left out: all.' })
    after?: string,
  ): Promise<AccessRights> {
    const roles = rolesOf(context);
    if (!roles.includes('gateway') && !isAuthority({ roles }))
      throw forbidden('授权清单仅供网关和主管部门', 'access rights are for the gateway and the sharing authority');
    const known = after ?? '0';
    if (!/^\d{1,18}$/.test(known)) throw badInput('after', '参数 after 不是版本号', `argument "after" is no version: "${known}"`);
    await expireDueGrants(context.sql);
    return readAccessRights(context, known);
  }
}

/** One statement, so that version and grants are of the same moment. */
async function readAccessRights({ sql: db }: RequestContext, known: string): Promise<AccessRights> {
  const { rows } = await sql<AccessRights>`
    select version::text as version,
           coalesce((select jsonb_agg(jsonb_build_object(
               'number', number,
               'state', case when state in ('ACTIVE', 'SUSPENDED') and valid_until <= now() then 'EXPIRED' else state end,
               'requester', requester, 'provider', provider, 'fields', fields, 'purposes', purposes, 'masks', masks,
               'validFrom', to_char(valid_from at time zone 'Asia/Shanghai', ${ISO}),
               'validUntil', to_char(valid_until at time zone 'Asia/Shanghai', ${ISO}),
               'personsPerDay', persons_per_day) order by version, number)
             from sharing_grant
             -- A version from the future is from before a restored backup: whoever holds it is told everything anew.
             where sharing_grant.version > ${known}::bigint or ${known}::bigint > access_version.version), '[]') as grants
    from access_version`.execute(db);
  const [rights] = rows;
  if (rights === undefined) throw new Error('access_version has no row');
  return rights;
}

const ISO = 'YYYY-MM-DD"T"HH24:MI:SS.MS"+08:00"';
