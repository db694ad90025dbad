import type { RequestContext } from '@minsheng/subgraph-kit';
import { notFound } from '../lifecycle/takeStep.ts';
import { visibleTo } from '../lifecycle/visibleTo.ts';
import { applicationLifecycle } from './applicationLifecycle.ts';
import { SharingApplication } from './sharingApplication.ts';

/** An application as it stands now, for a side of it or the authority; for others it does not exist. */
export async function findApplication(context: RequestContext, number: string): Promise<SharingApplication> {
  const where = { number, ...visibleTo(context) };
  const application = await context.em.findOne(SharingApplication, where, { disableIdentityMap: true });
  if (application === null) throw notFound(applicationLifecycle, number);
  return application;
}
