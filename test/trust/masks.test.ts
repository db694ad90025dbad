import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Department } from '../../gateway/testkit/Department.ts';
import { grantingDepartment } from '../../gateway/testkit/grantingDepartment.ts';
import { Issuer } from '../../gateway/testkit/Issuer.ts';
import { grantOf } from '../../gateway/testkit/policyOver.ts';
import { SHARING_LINK as link, open, personal } from '../../gateway/testkit/sharingLink.ts';
import { type Federation, startFederation } from '../../gateway/testkit/startFederation.ts';

/** A grant that gives a field in part: what an officer of another department is shown, and what never travels to him. */
const mine = personal('civil-affairs');
const civil = new Department('civil-affairs', {
  link,
  sdl: `
    type Query { people(income: Float): [Person!]! ${mine} month: String ${open('civil-affairs')} }
    interface Paid { amount: Float note: String }
    type Person ${mine} {
      name: String! born: String! remark: String income: Float ${mine.replace(')', ', bandWidth: 500)')} age: Int! isPoor: Boolean kind: Kind number: ID!
      death: Death aid: AidPage! all: [Paid!]
    }
    type Death ${mine} { date: String }
    type AidPage { totalCount: Int! edges: [AidEdge!] }
    type AidEdge { node: Aid! }
    type Aid implements Paid ${mine} { amount: Float note: String }
    type Loan implements Paid ${mine} { amount: Float note: String }
    enum Kind { A B }`,
  resolvers: {
    Query: {
      people: () => [
        {
          ...{
            name: '张三丰',
            born: '1947-04-09',
            remark: '恶性肿瘤',
            income: 3560.5,
            age: 78,
            isPoor: false,
            kind: 'A',
            number: '410928194704091234',
          },
          death: { date: '2025-03-01' },
        },
        { name: '李四', born: '坏', remark: null, income: null, age: 9, isPoor: true, kind: 'B', number: '1', death: null },
      ],
      month: () => '2026-05',
    },
    Person: {
      aid: () => ({ totalCount: 2, edges: [{ node: { amount: 870 } }] }),
      all: () => [
        { __typename: 'Aid', amount: 870, note: '临时救助二〇二五' },
        { __typename: 'Loan', amount: 5200, note: '助学' },
      ],
    },
  } as never,
});

const FIELDS = ['Query.people', 'Person.*', 'Death.*', 'Aid.*', 'Loan.*'];
const grants = Object.entries({
  yesNo: ['remark', 'isPoor', 'death'].map(field => `Person.${field}=yesNo`),
  band: ['born', 'income', 'age'].map(field => `Person.${field}=band`),
  count: ['Person.aid=count'],
  masked: ['Person.number=masked', 'Person.name=masked'],
  never: ['Person.age=yesNo', 'Person.kind=yesNo', 'Person.income=count', 'Person.all=count', 'Person.born=blurred'],
  mixed: ['Aid.amount=band', 'Loan.amount=count'],
  different: ['Aid.note=masked', 'Loan.note=yesNo'],
  one: ['Aid.amount=band'],
}).map(([number, masks]) => grantOf({ number, masks, fields: FIELDS }));
const sharing = grantingDepartment(grants);

let issuer: Issuer;
let federation: Federation;
beforeAll(async () => {
  issuer = await Issuer.start();
  federation = await startFederation([civil, sharing], {
    policy: 'enforce',
    identity: { issuers: [issuer.settings], allowAnonymous: false },
    limits: { maxPersonsPerDay: 0 },
  });
  await vi.waitFor(async () => expect((await ask('{ people { name } }', 'count')).errors).toBeUndefined());
});
afterAll(async () => {
  await federation[Symbol.asyncDispose]();
  await issuer[Symbol.asyncDispose]();
});
beforeEach(() => {
  civil.heard.length = 0;
});

async function ask(query: string, grant: string, variables = {}) {
  const headers = {
    authorization: `Bearer ${await issuer.token()}`,
    'minsheng-purpose': 'eligibility_check',
    'minsheng-case': 'A-1',
    'minsheng-grant': grant,
  };
  return (await federation.ask(query, { headers, variables })).body;
}
const rulesOf = ({ errors }: { errors?: { path: unknown[]; extensions: { rule: string } }[] }) =>
  errors?.map(({ path, extensions }) => `${path.join('.')}: ${extensions.rule}`);

describe('a field that a grant gives in part', () => {
  test('as yes or no: of a text whether there is one, of a boolean what it is, of an object whether it is there', async () => {
    expect(await ask('{ people { remark isPoor death { __typename } } }', 'yesNo')).toEqual({
      data: {
        people: [
          { remark: '是', isPoor: false, death: { __typename: 'Death' } },
          { remark: null, isPoor: true, death: null },
        ],
      },
      extensions: { masked: [{ path: ['people', 'remark'], mask: 'yesNo' }] },
    });
  });

  test('as yes or no leads to nothing more', async () => {
    const answer = await ask('{ people { death { date } } }', 'yesNo');
    expect(answer.data.people).toEqual([{ death: { date: null } }, { death: null }]);
    expect(rulesOf(answer)).toEqual(['people.0.death.date: mask-applies']);
    expect(answer.errors[0].message).toContain('__typename');
    expect(civil.heard.map(({ query }) => query).join()).not.toContain('date');
  });

  test('as a band: a number as a bound, a date as its year, and the answer says which', async () => {
    expect(await ask('{ people { b: born income ...A } } fragment A on Person { age }', 'band')).toEqual({
      data: {
        people: [
          { b: '1947', income: 3500, age: 10 },
          { b: '***', income: null, age: 0 },
        ],
      },
      extensions: {
        masked: [
          { path: ['people', 'b'], mask: 'band' },
          { path: ['people', 'income'], mask: 'band', bandWidth: 500 },
          { path: ['people', 'age'], mask: 'band' },
        ],
      },
    });
  });

  test('as a count: how long a list is, and nothing of what is in it', async () => {
    expect(await ask('{ people { aid { totalCount } } }', 'count')).toEqual({
      data: { people: [{ aid: { totalCount: 2 } }, { aid: { totalCount: 2 } }] },
    });
    const more = await ask('{ people { aid { totalCount edges { node { amount } } } } }', 'count');
    expect(more.data.people[0]).toEqual({ aid: { totalCount: 2, edges: null } });
    expect(rulesOf(more)?.[0]).toBe('people.0.aid.edges: mask-applies');
    expect(civil.heard.map(({ query }) => query).join()).not.toContain('edges');
  });

  test('as its ends', async () => {
    const { data, extensions } = await ask('{ people { name number } }', 'masked');
    expect(data.people[0]).toEqual({ name: '***', number: '410***********1234' });
    expect(extensions.masked).toHaveLength(2);
  });

  test('is not given where no part of it can be shown, and the department is not asked', async () => {
    const answer = await ask('{ people { kind income all { __typename } } month }', 'never');
    expect(answer.data.people[0]).toEqual({ kind: null, income: null, all: null });
    expect(new Set(rulesOf(answer)?.map(one => one.replace(/\d+\./, '')))).toEqual(
      new Set(['people.kind: mask-applies', 'people.income: mask-applies', 'people.all: mask-applies']),
    );
    expect(civil.heard.map(({ query }) => query).join()).not.toMatch(/kind|income|all/);
    expect(rulesOf(await ask('{ people { born age } month }', 'never'))?.[0]).toBe('people.0.born: mask-applies');
  });

  test('is neither asked for by a filter', async () => {
    expect(rulesOf(await ask('{ people(income: 3000) { name } month }', 'band'))).toEqual(['people: mask-applies']);
  });

  test('behind an interface is masked for all, or asked for type by type where the ways differ', async () => {
    const amounts = async (grant: string) => (await ask('{ people { all { amount } } }', grant)).data?.people[0].all;
    expect(await amounts('one')).toEqual([{ amount: 100 }, { amount: 1000 }]);
    expect(await amounts('mixed')).toEqual([{ amount: null }, { amount: null }]);
    const each = await ask('{ people { all { ... on Aid { amount } ... on Loan { amount } } } }', 'mixed');
    expect(each.data.people[0].all).toEqual([{ amount: 100 }, { amount: null }]);
    const notes = await ask('{ people { all { note } } }', 'different');
    expect(notes.errors[0].message).toContain('ask for each type by a fragment');
    const note = await ask('{ people { all { ... on Aid { note } ... on Loan { note } } } }', 'different');
    expect(note.data.people[0].all).toEqual([{ note: '临时救*二〇二五' }, { note: '是' }]);
  });

  test('alone: what is beside it is given whole, and without it nothing is said of masks', async () => {
    expect(await ask('{ people { name age } }', 'yesNo')).toEqual({
      data: {
        people: [
          { name: '张三丰', age: 78 },
          { name: '李四', age: 9 },
        ],
      },
    });
  });
});
