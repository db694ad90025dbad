import { expect, it } from 'vitest';
import { askingOf, fieldOf, grantOf } from '../../testkit/policyOver.ts';
import { maskApplies } from './maskApplies.ts';

const objection = (...masks: string[]) =>
  maskApplies.objectTo(fieldOf({ coordinate: 'Cremation.cause' }), askingOf({ grant: grantOf({ masks }) }));

it.each(['Cremation.cause=yesNo', 'Cremation.*=yesNo'])('what a grant gives in part only is not given whole: %s', mask => {
  expect(objection('Cremation.date=band', mask)).toMatch(/"yesNo"/);
});

it('what it gives in full is', () => {
  expect(objection('Cremation.causeCode=yesNo', 'CremationOld.*=band', 'Cremation=count')).toBeUndefined();
  expect(maskApplies.objectTo(fieldOf(), askingOf())).toBeUndefined();
});
