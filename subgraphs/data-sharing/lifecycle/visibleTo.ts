import type { RequestContext } from '@minsheng/subgraph-kit';
import { actingOfficer, isAuthority, type Officer } from '../acting/actingOfficer.ts';
import type { Sides } from '../acting/party.ts';

/**
 * Whether an officer may learn that a dealing exists. An entry of the catalogue has no requester and hides from nobody: its number is the name
 * of a type in the contract.
 */
export function mayLearnOf(officer: Officer, { requester, provider }: Sides): boolean {
  return requester === null || isAuthority(officer) || [requester, provider].includes(officer.department);
}

/** What a department may read of the dealings between departments: those it is a side of. The authority reads all (art. 29). */
export function visibleTo(context: RequestContext): { $or?: ({ requester: string } | { provider: string })[] } {
  const officer = actingOfficer(context);
  if (isAuthority(officer)) return {};
  return { $or: [{ requester: officer.department }, { provider: officer.department }] };
}
