import type { DataValue } from '../data/DataObject.ts';
import type { DepartmentError } from './DepartmentClient.ts';
import { explainDepartmentError } from './departmentFailures.ts';
import type { FieldFailures } from './FieldFailures.ts';

/**
 * Records a department's error at the place where its path ends, or where the path meets the null it caused.
 * @param path the rest of the department's path, relative to `from`
 * @returns false when nothing on the path is null: the error then belongs to no missing value
 */
export function placeError(
  from: DataValue,
  path: readonly (string | number)[],
  { error, department, failures }: { error: DepartmentError; department: string; failures: FieldFailures },
): boolean {
  let place = from;
  for (const [index, key] of path.entries()) {
    if (typeof place !== 'object' || place === null) return false;
    const value: DataValue = Array.isArray(place) ? place[Number(key)] : place[key];
    if (value === null || value === undefined) {
      const below = path.slice(index + 1);
      failures.record(place, String(key), {
        ...explainDepartmentError(error, department),
        ...(below.length > 0 ? { below } : {}),
      });
      return true;
    }
    place = value;
  }
  return false;
}
