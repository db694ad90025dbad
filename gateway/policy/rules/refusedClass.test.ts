import { expect, it } from 'vitest';
import { askingOf, callerOf, fieldOf, grantOf } from '../../testkit/policyOver.ts';
import { refusedClass } from './refusedClass.ts';

const field = fieldOf({ word: { class: 'refused', basis: '统计法第二十八条' } });

it('what a law keeps with its owner is given to nobody else, and the law is named', () => {
  expect(refusedClass.objectTo(field, askingOf())).toMatch(/统计法第二十八条/);
});

it('not even under a grant that names it, nor for audit', () => {
  expect(refusedClass.objectTo(field, askingOf({ grant: grantOf({ fields: [field.coordinate] }) }))).toBeDefined();
  expect(refusedClass.objectTo(field, askingOf({ caller: callerOf({ department: 'audit', roles: ['auditor'] }) }))).toBeDefined();
});

it('its owner reads it', () => {
  expect(refusedClass.objectTo(field, askingOf({ caller: callerOf({ department: 'civil-affairs' }) }))).toBeUndefined();
});

it('what nobody owns is nobody’s to keep for himself', () => {
  expect(refusedClass.objectTo({ ...field, owner: undefined }, askingOf())).toBeDefined();
});

it('says nothing of what is shared', () => expect(refusedClass.objectTo(fieldOf(), askingOf())).toBeUndefined());
