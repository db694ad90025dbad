import { beforeAll, describe, expect, it } from 'vitest';
import { type PolicyUnderTest, policyOver } from '../../testkit/policyOver.ts';
import { everybodys, open, personal, refused } from '../../testkit/sharingLink.ts';

const hrss = `
  type Query {
    funds: [Fund!]! ${open('hrss')}
    pensioners: Page! ${personal('hrss')}
    payments: Page! ${open('hrss')}
    named: [Named!]! ${open('hrss')}
    either: Either ${open('hrss')}
  }
  type Fund implements Named ${open('hrss')} { name: String month: String }
  interface Named { name: String }
  union Either = Fund | Office
  type Office implements Named ${open('hrss')} { name: String }
  type Page { edges: [Edge!]! total: Int }
  type Edge { cursor: String node: Person! }
  type Person implements Named @key(fields: "pid") ${personal('hrss')} {
    pid: ID! ${everybodys} name: String secret: String ${refused('hrss')}
  }`;

let reach: PolicyUnderTest['reach'];
beforeAll(async () => {
  ({ reach } = await policyOver({ hrss }));
});

describe('an operation reaches', () => {
  it.each([
    ['a field under any alias', '{ funds { name: month } }', ['Query.funds', 'Fund.month']],
    ['nothing by __typename', '{ __typename funds { __typename } }', ['Query.funds']],
    ['what is skipped, too', '{ funds @skip(if: true) { month @include(if: false) } }', ['Query.funds', 'Fund.month']],
    [
      'carriers, as what led to them',
      '{ pensioners { total edges { node { name } } } }',
      ['Query.pensioners', 'Page.total (carrier)', 'Page.edges (carrier)', 'Edge.node (carrier)', 'Person.name'],
    ],
    [
      'of an interface itself and every type behind it',
      '{ named { name } }',
      ['Query.named', 'Named.name (carrier)', 'Fund.name', 'Office.name', 'Person.name'],
    ],
    ['only the type of a fragment', '{ named { ... on Fund { name } } }', ['Query.named', 'Fund.name']],
    [
      'in a union only its members, also by an interface',
      '{ either { ... on Named { name } } }',
      ['Query.either', 'Named.name (carrier)', 'Fund.name', 'Office.name'],
    ],
    [
      'what fragments in fragments select',
      '{ ...A } fragment A on Query { funds { ...B } } fragment B on Fund { month }',
      ['Query.funds', 'Fund.month'],
    ],
  ])('%s', (_, query, expected) => {
    expect(reach(query)).toEqual(expected);
  });

  it('nothing by introspection', () => {
    expect(reach('{ __schema { types { name } } __type(name: "Person") { fields { name } } }')).toEqual([]);
  });

  it('names that objects of JavaScript have are aliases like others', () => {
    expect(reach('{ __proto__: funds { constructor: month hasOwnProperty: name } }')).toEqual([
      'Query.funds',
      'Fund.month',
      'Fund.name',
    ]);
  });

  it('through a fragment in two carriers: its fields count in each', async () => {
    const { decide } = await policyOver({
      hrss: `type Query { mine: Page ${personal('hrss')} theirs: Page ${open('civil-affairs')} }
        type Page { nodes: [Person!]! } type Person @key(fields: "pid") { pid: ID! ${everybodys} }`,
      'civil-affairs': `type Person @key(fields: "pid") { pid: ID! ${everybodys} }`,
    });
    const fragment = 'fragment F on Page { nodes { ...P } } fragment P on Person { pid }';
    expect(decide(`{ mine { ...F } } ${fragment}`).kind).toBe('allow');
    // A key counts as owned by whose field led to it: civil-affairs gave no grant for it.
    for (const query of [`{ mine { ...F } theirs { ...F } } ${fragment}`, `{ theirs { ...F } } ${fragment}`])
      expect(decide(query).kind).toBe('allowWithout');
  });
});
