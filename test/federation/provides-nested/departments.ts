import { department } from '../harness.ts';

const units: Record<string, { name: string; parts: string[] }> = {
  u1: { name: '民政局', parts: ['u2'] },
  u2: { name: '养老科', parts: ['u3'] },
  u3: { name: '津贴组', parts: ['u1'] },
};
const unitsOf: Record<string, string[]> = { b1: ['u1', 'u2'], b2: ['u3', 'u2'] };
const reference = (id: string) => ({ id });
const named = (id: string) => ({
  id,
  name: units[id]?.name,
  parts: units[id]?.parts.map(part => ({ id: part, name: units[part]?.name })),
});

/** Knows a benefit when it hears its id, and has nothing to say about it. First by name, in case order matters to somebody. */
const archive = department('archive', 'type Benefit @key(fields: "id") { id: ID! }', {});

/** Lists benefits with those responsible, down to the parts of units. Asked for a unit itself, it does not know the name. */
const names = department(
  'names',
  `
  type Query { benefits: [Benefit] @provides(fields: "units { id name parts { id name } }") }
  type Benefit @key(fields: "id") { id: ID! units: [Unit] @external }
  type Unit @key(fields: "id") { id: ID! name: String parts: [Unit] @external }
  `,
  {
    Query: { benefits: () => Object.entries(unitsOf).map(([id, ids]) => ({ id, units: ids.map(named) })) },
    Unit: { __resolveReference: ({ id }: { id: string }) => ({ id }) },
  },
);

/** Owns what the other one provides. */
const organisation = department(
  'organisation',
  `
  type Benefit @key(fields: "id") { id: ID! units: [Unit] @shareable }
  type Unit @key(fields: "id") { id: ID! parts: [Unit] @shareable }
  `,
  {
    Benefit: { units: ({ id }: { id: string }) => unitsOf[id]?.map(reference) },
    Unit: { parts: ({ id }: { id: string }) => units[id]?.parts.map(reference) },
  },
);

export const departments = [archive, names, organisation];
