import { isOwn, type Rule } from '../Rule.ts';

/** What a law keeps with its owner is given to nobody else, whatever the grant. */
export const refusedClass: Rule = {
  name: 'refused-class',
  article: '政务数据共享条例第十四条、第十五条',
  objectTo: (field, asking) =>
    field.word.class !== 'refused' || isOwn(field, asking)
      ? undefined
      : `属于不予共享数据，依据：${field.word.basis}。 It is not shared, by law: ${field.word.basis}.`,
};
