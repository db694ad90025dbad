import { expect, it } from 'vitest';
import { grantOf } from '../../testkit/policyOver.ts';
import { readRights } from './readRights.ts';

/** As it comes over the wire. */
const read = (grant: object) => readRights(JSON.parse(JSON.stringify({ accessRights: { version: '7', grants: [grant] } })));

it('grants are read as they were told', () => {
  expect(read(grantOf({ personsPerDay: 20 }))).toEqual({ version: '7', grants: [grantOf({ personsPerDay: 20 })] });
});

it.each([
  ['has no number', { number: null }],
  ['has a time that is none', { validUntil: 'soon' }],
  ['has no beginning', { validFrom: null }],
  ['has one field instead of a list', { fields: 'Person.*' }],
  ['has a mask that is no text', { masks: [null] }],
  ['has a purpose that is no text', { purposes: [{}] }],
])('a grant that %s is not half believed: nothing is', (_, wrong) => {
  expect(() => read({ ...grantOf(), ...wrong })).toThrow(/cannot be read/);
});

it.each([null, {}, { accessRights: null }, { accessRights: { grants: [] } }, { accessRights: { version: '1', grants: {} } }])(
  'an answer that is no list of grants is refused: %j',
  answer => expect(() => readRights(answer as never)).toThrow(/not a list of grants/),
);

it('a number of persons that is none counts as not said', () => {
  expect(read({ ...grantOf(), personsPerDay: 'many' }).grants[0]?.personsPerDay).toBeNull();
});
