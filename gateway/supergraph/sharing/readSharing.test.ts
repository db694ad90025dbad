import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { readSharing } from './readSharing.ts';
import { SHARING_CODES } from './SharingWord.ts';

const SCHEMA = join(import.meta.dirname, '../../../schema');
const GRAPHS = `enum join__Graph { HRSS @join__graph(name: "hrss", url: "http://hrss.example") CIVIL @join__graph(name: "civil-affairs", url: "") }`;
const read = (sdl: string) => readSharing(parse(`${GRAPHS} ${sdl}`));
const OPEN = '@sharing(class: "unconditional", sensitivity: "none", owner: "hrss")';
const ofClaim = (word: string) => () => read(`type Claim @sharing(${word}) { months: Int }`).of('Claim', 'months');

describe('what a supergraph says about sharing', () => {
  test('a field’s word goes before its type’s, member by member', () => {
    const sharing = read(`type Claim @sharing(class: "conditional", sensitivity: "personal", purposes: ["audit"], owner: "hrss") {
      months: Int
      reason: String @sharing(sensitivity: "sensitive", masks: ["yesNo"])
    }`);
    const ofType = { class: 'conditional', sensitivity: 'personal', purposes: ['audit'], owner: 'hrss', masks: [] };
    expect(sharing.of('Claim', 'months')).toMatchObject(ofType);
    expect(sharing.of('Claim', 'reason')).toEqual({
      ...ofType,
      sensitivity: 'sensitive',
      masks: ['yesNo'],
      basis: undefined,
      updated: undefined,
      derivableBy: [],
      bandWidth: undefined,
    });
  });

  test('a type of which nothing is said is a carrier', () => {
    const sharing = read(`type Query { claims: ClaimConnection ${OPEN} } type ClaimConnection { totalCount: Int }`);
    expect(sharing.of('ClaimConnection', 'totalCount')).toBe('carrier');
    expect(sharing.of('Query', '__typename')).toBe('carrier');
    expect(sharing.isEmpty).toBe(false);
  });

  test('interfaces have words too, and what is shared by several has no owner', () => {
    const sharing = read('interface Indicator { value: Float @sharing(class: "unconditional", sensitivity: "none") }');
    expect(sharing.of('Indicator', 'value')).toMatchObject({ class: 'unconditional', owner: undefined });
  });

  test('without a single word there is nothing to read', () => {
    const sharing = read('type Query { claims: Int }');
    expect(sharing.isEmpty).toBe(true);
    expect(sharing.of('Query', 'claims')).toBe('carrier');
  });

  test.each([
    [
      'an unknown class',
      'class: "open", sensitivity: "none"',
      'has the class "open", which is none of unconditional, conditional, refused',
    ],
    ['an unknown sensitivity', 'class: "conditional", sensitivity: "secret"', 'has the sensitivity "secret"'],
    ['an unknown purpose', 'class: "conditional", sensitivity: "none", purposes: ["fun"]', 'has the purposes "fun"'],
    ['an unknown mask', 'class: "conditional", sensitivity: "none", masks: ["yesNo", "x"]', 'has the masks "x"'],
    [
      'a band without width',
      'class: "conditional", sensitivity: "none", bandWidth: 0',
      'has the bandWidth 0, which is no number',
    ],
    ['a band of text', 'class: "conditional", sensitivity: "none", bandWidth: "10"', 'has the bandWidth "10"'],
    ['an unknown frequency', 'class: "conditional", sensitivity: "none", updated: "never"', 'has the updated "never"'],
    ['no class', 'sensitivity: "none"', 'does not say its class and sensitivity'],
    ['no sensitivity', 'class: "conditional", sensitivity: null', 'does not say its class and sensitivity'],
    ['persons without purposes', 'class: "conditional", sensitivity: "minor"', 'is minor and names no purposes'],
    ['a refusal without a law', 'class: "refused", sensitivity: "none", basis: " "', 'is refused and names no basis'],
    [
      'an owner that is no department',
      'class: "conditional", sensitivity: "none", owner: "tax"',
      'is owned by "tax", which is no department',
    ],
  ])('%s is refused, with where it stands', (_what, word, told) => {
    expect(ofClaim(word)).toThrow(`Claim.months ${told}`);
  });

  test('departments that say different things about one field are refused', () => {
    expect(() => read(`type Person { pid: ID ${OPEN} @sharing(class: "refused") }`)).toThrow(
      'Person.pid has two different @sharing',
    );
  });

  test('a field that was forgotten beside others, or at a root, is refused', () => {
    expect(() => read(`type Fund { a: Int ${OPEN} b: Int }`)).toThrow('Fund.b does not say its class');
    expect(() => read(`type Query { fund: Fund } type Fund { a: Int ${OPEN} }`)).toThrow('Query.fund does not say its class');
  });

  test('the codes are those of the contract', () => {
    const [directive, trust] = ['directives/sharing.graphql', 'trust.md'].map(file => readFileSync(join(SCHEMA, file), 'utf8'));
    for (const member of ['class', 'sensitivity', 'masks', 'updated'] as const) {
      const line = directive?.split('\n').find(text => text.startsWith(`${member}: `)) ?? '';
      for (const code of SHARING_CODES[member]) expect(line).toContain(code);
    }
    for (const purpose of SHARING_CODES.purposes) expect(trust).toContain(`\`${purpose}\``);
  });

  test('the committed contract is read whole: aggregates are open, persons are not', () => {
    const sharing = readSharing(parse(readFileSync(join(SCHEMA, 'supergraph.graphql'), 'utf8')));
    expect(sharing.of('HrssIndicator', 'value')).toMatchObject({
      class: 'unconditional',
      owner: 'hrss',
      derivableBy: ['leading-group'],
    });
    expect(sharing.of('Person', 'pid')).toMatchObject({ sensitivity: 'personal', owner: undefined });
    expect(sharing.of('Entitlement', 'disabilityGrade')).toMatchObject({ sensitivity: 'sensitive', owner: 'veterans-affairs' });
    expect(sharing.of('DibaoHousehold', 'monthlyIncomePerPerson')).toMatchObject({ class: 'refused' });
    expect(sharing.of('PageInfo', 'hasNextPage')).toBe('carrier');
  });
});
