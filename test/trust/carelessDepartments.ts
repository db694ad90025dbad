import { Department } from '../../gateway/testkit/Department.ts';
import { grantingDepartment } from '../../gateway/testkit/grantingDepartment.ts';
import { grantOf } from '../../gateway/testkit/policyOver.ts';
import { everybodys, SHARING_LINK as link, open, personal, refused, sensitive } from '../../gateway/testkit/sharingLink.ts';

/** Departments that answer whatever they are asked: what holds them back is not in them. */
const shared = `@shareable ${personal('hrss').replace(', owner: "hrss"', '')}`;
const pid = ({ pid }: { pid?: string }) => ({ pid: pid ?? 'p-1' });

export const hrss = new Department('hrss', {
  link,
  sdl: `
    type Query {
      person(pid: ID): Person ${shared}
      pensioners(first: Int): Page! ${personal('hrss')}
      funds: [Fund!]! ${open('hrss')}
      named: [Named!]! ${open('hrss')}
      found: [Found!]! ${open('hrss')}
    }
    type Page { nodes: [Person!]! total: Int }
    interface Named { name: String }
    union Found = Fund | Note
    type Fund implements Named ${open('hrss')} { name: String month: String }
    type Note implements Named ${refused('hrss')} { name: String text: String }
    type Person implements Named @key(fields: "pid") @key(fields: "socialNumber") {
      pid: ID! ${everybodys}
      socialNumber: ID! ${refused('hrss')}
      name: String ${personal('hrss')}
      wage: Float ${personal('hrss')}
      remark: String! ${refused('medical-insurance')}
    }`,
  resolvers: {
    Query: {
      person: (_: never, given: { pid?: string }) => pid(given),
      pensioners: () => ({ nodes: [{ pid: 'p-1' }, { pid: 'p-2' }], total: 2 }),
      funds: () => [{ name: 'fund' }],
      named: () => [
        { __typename: 'Fund', name: 'fund' },
        { __typename: 'Note', name: 'note' },
      ],
      found: () => [
        { __typename: 'Fund', name: 'fund', month: '2026-05' },
        { __typename: 'Note', name: 'note', text: 'secret' },
      ],
    } as never,
    Person: {
      __resolveReference: pid,
      socialNumber: ({ pid }: { pid: string }) => `social-${pid}`,
      name: () => '张三',
      wage: () => 3000,
      remark: () => 'secret',
    },
  },
});

export const civil = new Department('civil-affairs', {
  link,
  sdl: `
    type Query { person(pid: ID): Person ${shared} }
    type Mutation { correct(pid: ID): Person ${personal('hrss')} }
    type Person @key(fields: "pid") {
      pid: ID! ${everybodys}
      isMarried: Boolean ${personal('civil-affairs')}
      base: Float @external ${personal('medical-insurance')}
      isPoor: Boolean @requires(fields: "base") ${personal('civil-affairs')}
      deathCause: String ${sensitive('civil-affairs')}
    }`,
  resolvers: {
    Query: { person: (_: never, given: { pid?: string }) => pid(given) },
    Mutation: { correct: (_: never, given: { pid?: string }) => pid(given) },
    Person: {
      __resolveReference: (it: object) => it,
      isMarried: () => true,
      isPoor: ({ base }: { base: number }) => base < 1000,
      deathCause: () => 'secret',
    },
  },
});

export const medical = new Department('medical-insurance', {
  link,
  sdl: `
    type Person @key(fields: "pid") {
      pid: ID! ${everybodys}
      wage: Float @external ${personal('hrss')}
      base: Float @requires(fields: "wage") ${personal('medical-insurance')}
    }`,
  resolvers: { Person: { __resolveReference: (it: object) => it, base: ({ wage }: { wage: number }) => wage * 0.6 } },
});

export const archive = new Department('archive', {
  link,
  sdl: `type Person @key(fields: "socialNumber") { socialNumber: ID! ${refused('hrss')} files: Int ${personal('archive')} }`,
  resolvers: { Person: { __resolveReference: (it: object) => it, files: () => 3 } },
});

export const sharing = grantingDepartment([
  grantOf({ number: 'G-married', fields: ['Person.isMarried'] }),
  grantOf({ number: 'G-poor', fields: ['Person.isPoor'] }),
  grantOf({ number: 'G-type', fields: ['Person.*'] }),
]);
