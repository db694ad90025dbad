import { Kind, type TypeNode } from 'graphql';
import { ContractWords, type SharedElement } from '../sharingWords.ts';
import type { ContractRule, Violation } from './ContractRule.ts';

/** What a type looks like to somebody who shows a part of its values. */
type Shape = 'text' | 'id' | 'number' | 'boolean' | 'object' | 'connection' | 'other';

/** The table of trust.md §2; the gateway has it too, and withholds what is not in it. */
const SHOWN: Readonly<Record<string, readonly Shape[]>> = {
  masked: ['text', 'id'],
  yesNo: ['text', 'boolean', 'object'],
  band: ['text', 'number'],
  count: ['connection'],
};

const SCALARS: Readonly<Record<string, Shape>> = { String: 'text', ID: 'id', Int: 'number', Float: 'number', Boolean: 'boolean' };

/** The masks that an owner offers fit the field's type: what is shown instead of the value is a value of the same type, and true. */
export const MasksCanBeShownRule: ContractRule = {
  name: 'MASKS_CAN_BE_SHOWN',
  because:
    'a grant that chooses a mask which cannot be shown gives nothing: a 1 for “yes” in a field of yuan would be read as one yuan, and an enum has no value for “some”',
  whatToDo:
    'Offer a mask that fits the type (schema/trust.md §2), or a field of its own that says what may be known, such as a Boolean.',
  check: departments => {
    const words = new ContractWords(departments);
    const shapes = new Shapes(words.elements);
    return words.elements.flatMap(({ department, coordinate, typeName, fieldName, type }): Violation[] => {
      const word = fieldName === undefined || type === undefined ? undefined : words.of(typeName, fieldName);
      if (!word || !type) return [];
      const { masks = [], bandWidth } = word;
      const problems = masks.flatMap(mask => shapes.whyNot(mask, type) ?? []);
      if (bandWidth !== undefined) problems.push(...whyNoWidth(bandWidth, masks, type));
      return problems.map(message => ({ departments: [department], coordinate, message }));
    });
  },
};

class Shapes {
  readonly #fields: ReadonlyMap<string, readonly SharedElement[]>;

  constructor(elements: readonly SharedElement[]) {
    this.#fields = Map.groupBy(
      elements.filter(({ kind, fieldName }) => kind === 'object' && fieldName !== undefined),
      ({ typeName }) => typeName,
    );
  }

  /** Masks that are no codes are another rule's. */
  whyNot(mask: string, type: TypeNode): string | undefined {
    const shape = this.#shapeOf(type);
    if (SHOWN[mask]?.includes(shape) === false) return `Its type cannot be shown as "${mask}"`;
    const isAlwaysThere = mask === 'yesNo' && shape === 'object' && type.kind === Kind.NON_NULL_TYPE;
    return isAlwaysThere ? 'It is always there, so that "yesNo" tells nothing of it' : undefined;
  }

  #shapeOf(type: TypeNode): Shape {
    const value = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
    if (value.kind !== Kind.NAMED_TYPE) return 'other';
    const scalar = SCALARS[value.name.value];
    if (scalar) return scalar;
    const fields = this.#fields.get(value.name.value);
    if (!fields) return 'other';
    const isCounted = fields.some(({ fieldName, type: counted }) => fieldName === 'totalCount' && nameOf(counted) === 'Int');
    return isCounted && fields.some(({ fieldName }) => fieldName === 'edges' || fieldName === 'nodes') ? 'connection' : 'object';
  }
}

/** Bands of a width that shows whole what they are to hide are none. */
function whyNoWidth(width: unknown, masks: readonly string[], type: TypeNode): string[] {
  if (typeof width !== 'number' || !(width > 0)) return [`Its bandWidth is ${JSON.stringify(width)}, which is no number above 0`];
  if (!masks.includes('band')) return ['It has a bandWidth, and no mask "band"'];
  const isOfWholes = nameOf(type) === 'Int';
  return isOfWholes && !(Number.isInteger(width) && width > 1)
    ? [`Its bandWidth is ${width}; of an Int it is a whole number above 1`]
    : [];
}

/** The scalar itself, not a list of it. */
function nameOf(type: TypeNode | undefined): string | undefined {
  const value = type?.kind === Kind.NON_NULL_TYPE ? type.type : type;
  return value?.kind === Kind.NAMED_TYPE ? value.name.value : undefined;
}
