import type { RequestContext } from '@minsheng/subgraph-kit';
import { notFound } from '../lifecycle/takeStep.ts';
import { visibleTo } from '../lifecycle/visibleTo.ts';
import { grantLifecycle } from './grantLifecycle.ts';
import { SharingGrant } from './sharingGrant.ts';

/** A grant as it stands now, for a side of it or the authority; for others it does not exist. */
export async function findGrant(context: RequestContext, number: string): Promise<SharingGrant> {
  const where = { number, ...visibleTo(context) };
  const grant = await context.em.findOne(SharingGrant, where, { disableIdentityMap: true });
  if (grant === null) throw notFound(grantLifecycle, number);
  return grant;
}
