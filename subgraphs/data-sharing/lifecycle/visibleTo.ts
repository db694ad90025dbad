import type { RequestContext } from '@minsheng/subgraph-kit';
import { actingOfficer, isAuthority } from '../acting/actingOfficer.ts';

/** What a department may read of the dealings between departments: those it is a side of. The authority reads all (art. 29). */
export function visibleTo(context: RequestContext): { $or?: ({ requester: string } | { provider: string })[] } {
  const officer = actingOfficer(context);
  if (isAuthority(officer)) return {};
  return { $or: [{ requester: officer.department }, { provider: officer.department }] };
}
