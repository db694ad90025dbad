import { registerEnumType } from 'type-graphql';

/** How a value is compared with its target. 以上 and 达到 include the number itself (民法典 art. 1259). */
export enum Comparator {
  AT_LEAST = 'AT_LEAST',
  EQUAL = 'EQUAL',
  RISING = 'RISING',
}
registerEnumType(Comparator, {
  name: 'IndicatorComparator',
  description: '比较方式。How a value is compared with its target.',
  valuesConfig: {
    AT_LEAST: { description: '达到或以上，含本数（民法典第1259条）。At least, the number included.' },
    EQUAL: { description: '按规定比例，允许评价参数规定的偏差。Equal, within the tolerance of the evaluation parameters.' },
    RISING: { description: '逐步提高，无目标值。Rising, without a target value.' },
  },
});

/** The code table of the catalogue file. */
export const COMPARATORS: Record<Comparator, string> = {
  [Comparator.AT_LEAST]: '达到或以上',
  [Comparator.EQUAL]: '等于',
  [Comparator.RISING]: '逐步提高',
};
