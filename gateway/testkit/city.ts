import { GraphQLError } from 'graphql';
import { Department } from './Department.ts';

/** A small city: the leading group owns the catalogue of indicators, departments own their values. */
export function createCity(): Record<'leading' | 'hrss' | 'civil', Department> {
  return { leading: createLeading(), hrss: createHrss(), civil: createCivil() };
}

const catalogue = [
  { __typename: 'HrssIndicator', code: 'H1', year: 2026, name: '基本养老保险参保率', target: 95 },
  { __typename: 'HrssIndicator', code: 'H2', year: 2026, name: '城镇新增就业', target: 5000 },
  { __typename: 'CivilIndicator', code: 'C1', year: 2026, name: '养老床位', target: 40 },
  {
    __typename: 'ReportedIndicator',
    code: 'R1',
    year: 2026,
    name: '财政支出占比',
    value: 12.5,
    numerator: 125,
    asOf: '2026-06',
    target: 12,
  },
] as const;

type Row = { __typename: string; code: string; year: number };
const owned = (typename: string) => ({
  __resolveReference: ({ code }: Row) => catalogue.find(row => row.code === code && row.__typename === typename),
});
const status = ({ value, code }: { value?: number | null; code: string }) => {
  const target = catalogue.find(row => row.code === code)?.target ?? 0;
  if (value === null || value === undefined) return 'NO_DATA';
  return value >= target ? 'ACHIEVED' : 'BEHIND';
};
const ownedIndicator = (typename: string) => ({
  __resolveReference: (reference: Row) => ({
    ...catalogue.find(row => row.code === reference.code && row.__typename === typename),
    ...reference,
  }),
  status,
});

function createLeading(): Department {
  const ownedSdl = (type: string) => `
    type ${type} implements Indicator @key(fields: "code year") {
      code: ID! year: Int! name: String! value: Float @external asOf: String @external
      status: Status @requires(fields: "value asOf")
    }`;
  return new Department('leading', {
    sdl: `
      type Query { indicators(year: Int, codes: [ID!]): [Indicator!]! tasks: [Task!]! }
      type Mutation { rename(code: ID!, name: String!): Indicator }
      type Task @key(fields: "id") { id: ID! "指标 Indicators" indicators: [Indicator!]! lead: Person subject: Subject }
      union Subject = HrssIndicator | Person
      type Person @key(fields: "pid", resolvable: false) { pid: ID! }
      enum Status { ACHIEVED BEHIND NO_DATA SECRET @inaccessible }
      interface Indicator { code: ID! year: Int! name: String! status: Status }
      ${ownedSdl('HrssIndicator')} ${ownedSdl('CivilIndicator')}
      type ReportedIndicator implements Indicator @key(fields: "code year") {
        code: ID! year: Int! name: String! value: Float numerator: Float asOf: String series(last: Int): [Point!] status: Status
      }
      type Point @shareable { month: String! value: Float }`,
    resolvers: {
      Query: {
        indicators: (_: never, { codes }: { codes?: string[] }) => catalogue.filter(row => !codes || codes.includes(row.code)),
        tasks: () => [
          { id: 'T1', indicators: [catalogue[0], catalogue[2]], lead: { pid: 'p1' }, subject: { ...catalogue[0] } },
          {
            id: 'T2',
            indicators: [catalogue[0], catalogue[1]],
            lead: { pid: 'p1' },
            subject: { __typename: 'Person', pid: 'p2' },
          },
        ],
      },
      Mutation: {
        rename: (_: never, { code, name }: { code: string; name: string }) => ({
          ...catalogue.find(row => row.code === code),
          name,
        }),
      },
      HrssIndicator: ownedIndicator('HrssIndicator'),
      CivilIndicator: ownedIndicator('CivilIndicator'),
      ReportedIndicator: { ...owned('ReportedIndicator'), status, series: () => [{ month: '2026-06', value: 12.5 }] },
    },
  });
}

function departmentIndicator(type: string): string {
  return `
    interface Indicator { code: ID! year: Int! value: Float numerator: Float asOf: String series(last: Int): [Point!] }
    type ${type} implements Indicator @key(fields: "code year") {
      code: ID! year: Int! value: Float numerator: Float asOf: String series(last: Int): [Point!]
    }
    type Point @shareable { month: String! value: Float }`;
}

function valuesOf(values: Record<string, number>) {
  return {
    __resolveReference: (reference: Row) => ({ ...reference, asOf: '2026-06' }),
    value: ({ code }: Row) => {
      if (code in values) return values[code];
      throw new Error(`relation "snapshot_${code}" does not exist in /srv/hrss/db`);
    },
    numerator: ({ code }: Row) => (values[code] ?? 0) * 10,
    series: ({ code }: Row, { last }: { last?: number }) =>
      Array.from({ length: last ?? 2 }, (_, index) => ({ month: `2026-0${index + 1}`, value: (values[code] ?? 0) - index })),
  };
}

const people = {
  p1: { pid: 'p1', name: '张三', death: null, spouse: 'p2' },
  p2: { pid: 'p2', name: '李四', death: '2026-03-01', spouse: 'p1' },
  p3: { pid: 'p3', name: '王五', death: null, spouse: null },
} as const;
type PersonRow = { pid: keyof typeof people };

function createHrss(): Department {
  return new Department('hrss', {
    sdl: `
      type Query { person(pid: ID!): Person @shareable people: [Person!]! broken: String strict(pid: ID!): String! refused: String }
      type Person @key(fields: "pid") {
        pid: ID! name: String pension(kind: String = "basic"): Int deathDate: String @external
        paidAfterDeath: Int @requires(fields: "deathDate")
      }
      ${departmentIndicator('HrssIndicator')}`,
    resolvers: {
      Query: {
        person: (_: never, { pid }: PersonRow) => people[pid],
        people: () => Object.values(people),
        broken: () => {
          throw new Error('password authentication failed for user "hrss"');
        },
        refused: () => {
          throw new GraphQLError('本月数据尚未上报', { extensions: { code: 'DATA_NOT_READY' } });
        },
        strict: () => null,
      },
      Person: {
        __resolveReference: (reference: PersonRow) => ({ ...people[reference.pid], ...reference }),
        pension: (_: never, { kind }: { kind: string }) => (kind === 'basic' ? 1000 : 2000),
        paidAfterDeath: ({ deathDate }: { deathDate?: string | null }) => (deathDate ? 3 : 0),
      },
      HrssIndicator: valuesOf({ H1: 96.2, H2: 4800 }),
    },
  });
}

function createCivil(): Department {
  return new Department('civil', {
    sdl: `
      type Query { person(pid: ID!): Person @shareable }
      type Person @key(fields: "pid") { pid: ID! deathDate: String spouse: Person }
      ${departmentIndicator('CivilIndicator')}`,
    resolvers: {
      Query: { person: (_: never, { pid }: PersonRow) => people[pid] },
      Person: {
        __resolveReference: ({ pid }: PersonRow) => people[pid],
        deathDate: ({ pid }: PersonRow) => people[pid].death,
        spouse: ({ pid }: PersonRow) => (people[pid].spouse ? people[people[pid].spouse ?? 'p1'] : null),
      },
      CivilIndicator: valuesOf({ C1: 41 }),
    },
  });
}
