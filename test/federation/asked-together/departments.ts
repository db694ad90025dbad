import { department } from '../harness.ts';

/** Two rows about one person, one of nobody, one of a person neither of the others knows, one more. */
const register = department(
  'register',
  'type Query { visits: [Visit!]! } type Visit { no: Int! by: Person! } type Person @key(fields: "id") { id: ID }',
  { Query: { visits: () => ['p1', 'p1', null, 'unknown', 'p2'].map((id, no) => ({ no, by: { id } })) } },
);

const heard: Record<string, string[]> = { pensions: [], insurance: [] };

/** Says whom departments were asked about since last asked. */
export function heardAbout(): Record<string, string[]> {
  const all = { ...heard };
  for (const name of Object.keys(heard)) heard[name] = [];
  return all;
}

/** Knows two persons; what it says of p2 is an error where it is told to fail. */
function office(name: 'pensions' | 'insurance', field: string, values: Record<string, number | Error>) {
  return department(name, `type Person @key(fields: "id") { id: ID ${field}: Int }`, {
    Person: {
      __resolveReference: ({ id }: { id: string }) => {
        heard[name]?.push(id);
        return id in values ? { id, [field]: values[id] } : null;
      },
    },
  });
}

export const departments = [
  register,
  office('pensions', 'pension', { p1: 900, p2: new Error('the row of p2 is locked') }),
  office('insurance', 'years', { p1: 12, p2: 7 }),
];
