import { expect, it } from 'vitest';
import { askingOf, fieldOf } from '../../testkit/policyOver.ts';
import { caseStated } from './caseStated.ts';

it('who asks about persons states a case', () => {
  expect(caseStated.objectTo(fieldOf(), askingOf({ access: { purpose: 'service' } }))).toMatch(/Minsheng-Case/);
  expect(caseStated.objectTo(fieldOf(), askingOf({ access: { case: '社〔2026〕7号' } }))).toBeUndefined();
});

it('who asks about nobody need not', () => {
  expect(caseStated.objectTo(fieldOf({ word: { sensitivity: 'none' } }), askingOf({ access: {} }))).toBeUndefined();
});
