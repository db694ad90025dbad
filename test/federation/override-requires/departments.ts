import { department } from '../harness.ts';

const person = (id: string) => () => ({ id });
const signed = (by: string) => (own: { name?: string }) => (own.name ? `${by}：${own.name}` : 'no name came');
const echo = { __resolveReference: (reference: object) => reference };

/** Three departments list people; the second took the name over from the third, and the others compute with it. */
export const departments = [
  department(
    'pensions',
    `type Query { inPensions: Person }
     type Person @key(fields: "id") { id: ID! name: String! @external pensionLine: String! @requires(fields: "name") }`,
    { Query: { inPensions: person('p1') }, Person: { ...echo, pensionLine: signed('养老') } },
  ),
  department(
    'register',
    'type Query { inRegister: Person } type Person @key(fields: "id") { id: ID! name: String! @override(from: "health") }',
    { Query: { inRegister: person('p2') }, Person: { name: ({ id }: { id: string }) => `居民 ${id}` } },
  ),
  department(
    'health',
    `type Query { inHealth: Person }
     type Person @key(fields: "id") { id: ID! name: String! @external healthLine: String! @requires(fields: "name") }`,
    { Query: { inHealth: person('p3') }, Person: { ...echo, healthLine: signed('医保') } },
  ),
];
