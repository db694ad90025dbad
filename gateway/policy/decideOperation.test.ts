import { beforeAll, describe, expect, it } from 'vitest';
import { callerOf, grantOf, type PolicyUnderTest, policyOver, tellDecision } from '../testkit/policyOver.ts';
import { everybodys, open, personal, refused } from '../testkit/sharingLink.ts';

const hrss = `
  type Query {
    funds: [Fund!]! ${open('hrss')}
    person(pid: ID): Person ${personal('hrss').replace(', owner: "hrss"', '')} @shareable
    pensioners(first: Int): Page! ${personal('hrss')}
    named: [Named!]! ${open('hrss')}
  }
  type Mutation { correct(pid: ID): Person ${personal('hrss')} }
  type Subscription { corrected: Person ${personal('hrss')} }
  interface Named { name: String }
  type Fund implements Named ${open('hrss')} { name: String month: String }
  type Page { nodes: [Person!]! total: Int }
  type Person implements Named @key(fields: "pid") {
    pid: ID! ${everybodys} name: String ${personal('hrss')} secret: String ${refused('civil-affairs')}
  }`;
const civil = `
  type Query {
    person(pid: ID): Person ${personal('hrss').replace(', owner: "hrss"', '')} @shareable
    members(first: Int): MemberPage! ${personal('civil-affairs')}
  }
  type MemberPage { nodes: [Member!]! total: Int }
  type Member ${personal('civil-affairs')} { income: Float since: String }
  type Person @key(fields: "pid") { pid: ID! ${everybodys} member: Member ${personal('civil-affairs')} }`;

let policy: PolicyUnderTest;
beforeAll(async () => {
  policy = await policyOver({ hrss, 'civil-affairs': civil });
});
const withheld = (query: string, asking?: Parameters<PolicyUnderTest['decide']>[1]) => tellDecision(policy.decide(query, asking));

describe('a field that is not given', () => {
  it.each([
    ['alone', '{ person { name member { income } } }', ['person.member: grant-covers']],
    ['under an alias', '{ person { x: member { since } } }', ['person.x: grant-covers']],
    ['asked by its type only', '{ person { member { __typename } } }', ['person.member: grant-covers']],
    [
      'by a fragment, as its sibling is not',
      '{ person { ...A ...B } } fragment A on Person { name } fragment B on Person { secret }',
      ['person.secret: refused-class'],
    ],
    ['under conditions', 'query ($a: Boolean!) { person { name secret @include(if: $a) } }', ['person.secret: refused-class']],
    ['that every object has by nature', '{ person { name __proto__: secret } }', ['person.__proto__: refused-class']],
    ['when it is all there is', '{ person { secret } }', ['person.secret: refused-class']],
  ])('is withheld: %s', (_, query, expected) => {
    expect(withheld(query)).toEqual(expected);
  });

  it('takes what is below along, which is not asked for and not listed', () => {
    const decision = policy.decide('{ funds { month } members { nodes { income } } }');
    expect(tellDecision(decision)).toEqual(['members: grant-covers']);
    expect(decision).toMatchObject({ fields: ['Query.funds', 'Fund.month'], isAboutPersons: false, grant: undefined });
  });

  it('in a carrier does not touch what the same fragment gives in another', () => {
    const query =
      '{ pensioners { ...T } person { name } members { ...U } } fragment T on Page { nodes { pid } } fragment U on MemberPage { nodes { since } }';
    expect(withheld(query)).toEqual(['members: grant-covers']);
  });

  it('of one type behind an interface does not touch its sibling', () => {
    const asLeader = { caller: callerOf({ department: 'leading-group', roles: ['leading_group'] }) };
    expect(withheld('{ named { ... on Fund { name } ... on Person { name } } }', asLeader)).toEqual([
      'named.name: role-sees-persons',
    ]);
    expect(withheld('{ named { ... on Fund { name } } }', asLeader)).toEqual([]);
    expect(withheld('{ named { __typename name } }', asLeader)).toEqual(['named.name: role-sees-persons']);
  });
});

describe('a grant', () => {
  const grant = grantOf({ fields: ['Query.members', 'Member.*'] });
  it('that names a list and a type gives the pages between, which nobody can name', () => {
    const decision = policy.decide('{ members(first: 2) { total nodes { income since } } }', { grant });
    expect(decision).toMatchObject({ kind: 'allow', grant: 'G-1', isAboutPersons: true });
  });

  it('that gives nothing of what is asked is not relied on', () => {
    expect(policy.decide('{ person { name } }', { grant })).toMatchObject({ kind: 'allow', grant: undefined });
  });

  it('gives no other field', () => {
    expect(withheld('{ person { member { income } } }', { grant })).toEqual(['person.member: grant-covers']);
  });
});

describe('is refused as a whole', () => {
  it.each([
    ['a query of which nothing is left', '{ members { total } }'],
    ['a mutation with a part that is not given', 'mutation { correct { pid secret } }'],
    ['a subscription with a part that is not given', 'subscription { corrected { pid secret } }'],
  ])('%s', (_, query) => {
    expect(policy.decide(query)).toMatchObject({ kind: 'refuse', fields: [], isAboutPersons: false });
  });

  it('unless the gateway itself still has something to say', () => {
    expect(withheld('{ __typename members { total } }')).toEqual(['members: grant-covers']);
  });
});

it('a key that several own counts as owned by whose field led to it', () => {
  const civilOfficer = { caller: callerOf({ department: 'civil-affairs' }) };
  expect(withheld('{ funds { month } pensioners { nodes { pid } } }', civilOfficer)).toEqual(['pensioners: grant-covers']);
  const grant = grantOf({ requester: 'civil-affairs', provider: 'hrss', fields: ['Query.pensioners'] });
  expect(withheld('{ pensioners { nodes { pid } } }', { ...civilOfficer, grant })).toEqual([
    'pensioners.nodes.pid: grant-covers',
  ]);
});
