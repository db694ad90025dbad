import { department } from '../harness.ts';

const cases = [
  { number: 'n1', docket: 'd1', judge: 'j1' },
  { number: 'n2', docket: 'd2', judge: 'j2' },
  { number: 'n3', docket: null, judge: 'j3' },
  { number: 'n4', docket: 'd4', judge: null },
];
const names: Record<string, string> = { j1: '王法官', j2: '李法官', j3: '赵法官' };

const intake = department(
  'intake',
  'type Query { filings: [Filing!]! } type Filing { about: Case } type Case @key(fields: "number") { number: ID! }',
  {
    Query: {
      filings: () => [...cases.map(({ number }) => ({ about: { number } })), { about: null }, { about: { number: 'unknown' } }],
    },
    Case: {
      __resolveReference: () => {
        throw new Error('nobody needs to ask here');
      },
    },
  },
);

/** Translates numbers into docket ids; one case has none, one it does not know at all. */
const dockets = department('dockets', 'type Case @key(fields: "number") @key(fields: "docket") { number: ID! docket: ID }', {
  Case: { __resolveReference: ({ number }: { number: string }) => cases.find(one => one.number === number) ?? null },
});

/** Refuses a key without a value: whoever sends one has asked about nobody. */
const bench = department(
  'bench',
  'type Case @key(fields: "docket") { docket: ID judge: Judge } type Judge @key(fields: "id") { id: ID! name: String }',
  {
    Case: {
      __resolveReference: ({ docket }: { docket: string | null }) => {
        if (docket === null || docket === undefined) throw new Error('a case without a docket was asked for');
        const judge = cases.find(one => one.docket === docket)?.judge;
        return { docket, judge: judge ? { id: judge } : null };
      },
    },
    Judge: { name: ({ id }: { id: string }) => names[id] },
  },
);

export const departments = [intake, dockets, bench];
