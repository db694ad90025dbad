import type { Masking } from '../operation/PreparedOperation.ts';
import { maskOf } from './grants/Grant.ts';
import type { Asking } from './Rule.ts';
import type { ReachedField } from './reach/ReachedField.ts';

/** How the value of a selection is shown, when not whole. */
export type ValueMasking = Omit<Masking, 'path'>;

/**
 * How a grant lets the values of one selection be shown; undefined: whole. A selection that reaches several fields is shown
 * in one way, so that one of them masked masks all.
 * @returns `different` where the grant would have them shown in more than one way
 */
export function maskingOf(fields: readonly ReachedField[], { grant }: Asking): ValueMasking | 'different' | undefined {
  const ways = new Map<string, ValueMasking>();
  for (const field of grant ? fields : []) {
    const way = grant && wayOf(field, maskOf(grant, field.coordinate));
    if (way) ways.set(JSON.stringify(way), way);
  }
  const [way, another] = ways.values();
  return another === undefined ? way : 'different';
}

/** Of objects and lists parts are taken away, and a boolean says yes or no as it is: their values are not touched. */
function wayOf({ shape, word: { bandWidth } }: ReachedField, mask: string | undefined): ValueMasking | undefined {
  const isValue = shape === 'text' || shape === 'id' || shape === 'number';
  if (!isValue) return undefined;
  if (mask === 'band') return bandWidth === undefined ? { mask } : { mask, bandWidth };
  return mask === 'masked' || mask === 'yesNo' ? { mask } : undefined;
}
