import type { DataValue } from '../../data/DataObject.ts';
import type { Masking } from '../../operation/PreparedOperation.ts';
import { bandNumber } from './bandNumber.ts';
import { bandText } from './bandText.ts';
import { maskText } from './maskText.ts';

/** Makes of a value what may be shown of it, of the same GraphQL type. */
export type ValueMask = (value: DataValue) => DataValue;

/**
 * How values of one field are shown. What a department delivered of another kind than its type says is passed on as it is, for
 * the type's own writer to refuse.
 */
export function compileMask({ mask, bandWidth }: Pick<Masking, 'mask' | 'bandWidth'>): ValueMask {
  switch (mask) {
    case 'masked':
      // An ID may travel as a number.
      return value => maskText(String(value));
    case 'yesNo':
      return value => (typeof value === 'string' ? tellWhether(value) : value);
    case 'band':
      return value => {
        if (typeof value === 'number') return bandNumber(value, bandWidth);
        return typeof value === 'string' ? bandText(value, bandWidth) : value;
      };
  }
}

/** Only of a text that is there; where the owner has none the answer is null, which is no "no". */
function tellWhether(text: string): string {
  return text.trim() === '' ? '否' : '是';
}
