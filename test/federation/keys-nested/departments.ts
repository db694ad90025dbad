import { department } from '../harness.ts';

interface Reference {
  id: string;
  card?: string;
  group?: { id: string; tag: string };
}
interface RollReference {
  members: Reference[];
  chosen?: Reference;
}
const cards: Record<string, string> = { p1: 'k1', p2: 'k2' };
const groups: Record<string, { id: string; tag: string }> = { p1: { id: 'g1', tag: '城镇' }, p2: { id: 'g2', tag: '乡村' } };
const half = () => {
  throw new Error('half a key came');
};

/** Begins a roll of pensioners, and knows of them only their ids and groups. */
const desk = department(
  'desk',
  `
  type Query { roll: Roll! }
  type Roll @key(fields: "members { id }") { members: [Pensioner!]! @shareable }
  type Pensioner @key(fields: "id") { id: String! group: Group @shareable }
  type Group @key(fields: "id") { id: String! tag: String @shareable speaker: Pensioner! }
  `,
  {
    Query: { roll: () => ({ members: [{ id: 'p1' }, { id: 'p2' }] }) },
    Pensioner: { group: ({ id }: Reference) => groups[id] },
    Group: { speaker: ({ id }: { id: string }) => ({ id: id === 'g1' ? 'p1' : 'p2' }) },
  },
);

/** Translates ids into cards. */
const cardOffice = department(
  'cards',
  'type Pensioner @key(fields: "id") @key(fields: "id card") { id: String! card: String! @shareable }',
  { Pensioner: { card: ({ id }: Reference) => cards[id] } },
);

/** Takes a roll only with the card of each of its members. */
const ordering = department(
  'ordering',
  `
  type Roll @key(fields: "members { id card }") {
    members: [Pensioner!]! @shareable first: Pensioner @shareable chosen: Pensioner @shareable
  }
  type Pensioner @key(fields: "id card") { id: String! card: String @shareable }
  `,
  {
    Roll: {
      __resolveReference: (roll: RollReference) => (roll.members.every(({ card }) => card) ? roll : half()),
      first: ({ members }: RollReference) => members[0],
      chosen: ({ members }: RollReference) => members[1],
    },
  },
);

/** Takes a pensioner only with card and group, the group with its tag. */
const payments = department(
  'payments',
  `
  type Roll @key(fields: "members { id card group { id tag } } chosen { id }") {
    members: [Pensioner!]! @shareable first: Pensioner @shareable chosen: Pensioner @shareable
  }
  type Pensioner @key(fields: "id card group { id tag }") {
    id: String! card: String @shareable pension: Pension group: Group @shareable
  }
  type Group @key(fields: "id tag") { id: String! tag: String @shareable }
  type Pension { amount: Float! }
  `,
  {
    Roll: { __resolveReference: (roll: RollReference) => roll, first: ({ members }: RollReference) => members[0] },
    Pensioner: {
      __resolveReference: (own: Reference) => (own.card && own.group?.tag === groups[own.id]?.tag ? own : half()),
      pension: ({ id }: Reference) => ({ amount: id === 'p1' ? 100 : 200 }),
    },
  },
);

export const departments = [desk, cardOffice, ordering, payments];
