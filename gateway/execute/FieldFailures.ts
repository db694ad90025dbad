import type { ErrorCode } from '../errors.ts';

/** Why one field has no value. Becomes an entry of `errors` if, and only if, the caller asked for the field. */
export interface FieldFailure {
  code: ErrorCode;
  message: string;
  department: string;
  /** The code the department itself gave, when it may be shown. */
  departmentCode?: string;
  /** What the department's own path says below the field, when null already propagated inside the department. */
  below?: readonly (string | number)[];
}

/**
 * Failures by the place in the data that has no value because of them: an object (or list) and a key in it.
 *
 * Places, not response paths, because one entity can feed many response paths. The projection knows each path when it
 * comes by, so every path gets its error, and nobody keeps paths while all is well.
 */
export class FieldFailures {
  readonly #places = new Map<object, Map<string, FieldFailure[]>>();
  /** Failures that no place can be named for; reported without a path. */
  readonly unplaced: FieldFailure[] = [];

  get any(): boolean {
    return this.#places.size > 0;
  }

  record(place: object, key: string, failure: FieldFailure): void {
    const keys = this.#places.get(place) ?? new Map<string, FieldFailure[]>();
    this.#places.set(place, keys);
    const known = keys.get(key);
    // One cause is told once at one place, however often it is recorded there.
    if (
      known?.some(
        ({ code, department, message }) =>
          code === failure.code && department === failure.department && message === failure.message,
      )
    )
      return;
    if (known) known.push(failure);
    else keys.set(key, [failure]);
  }

  /** The place has its value after all. */
  forget(place: object, key: string): void {
    this.#places.get(place)?.delete(key);
  }

  at(place: object, key: string): readonly FieldFailure[] | undefined {
    return this.#places.get(place)?.get(key);
  }
}
