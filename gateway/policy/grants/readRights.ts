import { type DataObject, type DataValue, isDataObject } from '../../data/DataObject.ts';
import type { Grant } from './Grant.ts';

/** What `data-sharing` is asked (schema/trust.md §3). */
export const RIGHTS_QUERY =
  'query AccessRights($after: ID) { accessRights(after: $after) { version grants { number state requester provider fields purposes masks validFrom validUntil personsPerDay } } }';

/** What has changed. */
export interface Rights {
  version: string;
  grants: readonly Grant[];
}

/** @throws Error when the answer is not one: a half-read list of grants must not pass for all */
export function readRights(data: DataObject | null): Rights {
  const rights = data?.accessRights;
  if (!isDataObject(rights) || typeof rights.version !== 'string' || !Array.isArray(rights.grants))
    throw new Error('data-sharing answered with something that is not a list of grants');
  return { version: rights.version, grants: rights.grants.map(readGrant) };
}

function readGrant(given: DataValue): Grant {
  if (!isDataObject(given)) throw new Error('data-sharing told of a grant that is none');
  const { number, state, requester, provider, fields, purposes, masks, validFrom, validUntil, personsPerDay } = given;
  const isWhole =
    [number, state, requester, provider, validFrom, validUntil].every(one => typeof one === 'string') &&
    [fields, purposes, masks].every(isListOfTexts) &&
    !Number.isNaN(Date.parse(String(validFrom))) &&
    !Number.isNaN(Date.parse(String(validUntil)));
  if (!isWhole) throw new Error(`data-sharing told of the grant ${String(number)} in a way that cannot be read`);
  return { ...(given as unknown as Grant), personsPerDay: typeof personsPerDay === 'number' ? personsPerDay : null };
}

function isListOfTexts(value: DataValue): boolean {
  return Array.isArray(value) && value.every(one => typeof one === 'string');
}
