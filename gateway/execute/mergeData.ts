import { type DataObject, type DataValue, isDataObject } from '../data/DataObject.ts';

/**
 * JSON may carry `__proto__` as an ordinary key. Followed, it leads to what all objects of the process share, so that one
 * department could write into every answer. No schema can define such a field, so nothing is lost by dropping it.
 */
const FORBIDDEN_KEY = '__proto__';

/**
 * Merges what a fetch returned into an object it was fetched for, in place.
 *
 * @param copy true when `source` goes to more than one object: nested objects must then not be shared, because a later
 *   fetch may add a field to one of them whose response key means something else on the other's path
 * @param isObjectType tells concrete type names; a subgraph that serves an interface as an object answers with the
 *   interface's name, which must not replace the concrete one
 */
export function mergeData(
  target: DataObject,
  source: DataObject,
  options: { copy: boolean; isObjectType: (name: string) => boolean },
): void {
  for (const key in source) {
    if (key === FORBIDDEN_KEY) continue;
    const value = source[key];
    const present = target[key];
    if (key === '__typename' && typeof present === 'string' && typeof value === 'string') {
      if (!options.isObjectType(present)) target[key] = value;
    } else if (isDataObject(value) && isDataObject(present)) {
      mergeData(present, value, options);
    } else if (Array.isArray(value) && Array.isArray(present) && value.length === present.length) {
      mergeLists(present, value, options);
    } else if (value !== null || present === undefined) {
      // A department that does not know a person others know says null; that takes nothing away from the others.
      target[key] = options.copy ? copyData(value) : value;
    }
  }
}

function mergeLists(
  target: DataValue[],
  source: DataValue[],
  options: { copy: boolean; isObjectType: (name: string) => boolean },
): void {
  for (let index = 0; index < source.length; index++) {
    const value = source[index];
    const present = target[index];
    if (isDataObject(value) && isDataObject(present)) mergeData(present, value, options);
    else if (Array.isArray(value) && Array.isArray(present) && value.length === present.length)
      mergeLists(present, value, options);
    else target[index] = options.copy ? copyData(value) : value;
  }
}

function copyData(value: DataValue): DataValue {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyData);
  const copy: DataObject = {};
  for (const key in value) {
    if (key !== FORBIDDEN_KEY) copy[key] = copyData(value[key]);
  }
  return copy;
}
