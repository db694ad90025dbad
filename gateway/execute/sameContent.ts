import { type DataValue, isDataObject } from '../data/DataObject.ts';

/** True when two values hold the same data, however deep. What is the same object already is not looked into. */
export function sameContent(one: DataValue, other: DataValue): boolean {
  if (one === other) return true;
  if (Array.isArray(one)) {
    if (!Array.isArray(other) || one.length !== other.length) return false;
    for (let index = 0; index < one.length; index++) if (!sameContent(one[index], other[index])) return false;
    return true;
  }
  if (!isDataObject(one) || !isDataObject(other)) return false;
  let keys = 0;
  for (const key in one) {
    if (!sameContent(one[key], other[key])) return false;
    keys += 1;
  }
  for (const _ in other) keys -= 1;
  return keys === 0;
}
