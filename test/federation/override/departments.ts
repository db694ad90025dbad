import type { Department } from '../../../gateway/testkit/Department.ts';
import { department } from '../harness.ts';

const before = () => {
  throw new Error('this field has moved away');
};

/** Posts moved from the old system to the new one: a field, a field it requires, and one of an interface. */
export const moved: Department[] = [
  department(
    'old',
    `
    type Query { notices: [Notice!]! everything: [Dated!]! }
    interface Dated { id: ID! on: String! }
    type Notice implements Dated @key(fields: "id") { id: ID! on: String! author: String @external byline: String @requires(fields: "author") days: Int }
    `,
    {
      Query: { notices: () => [{ id: 'n1' }], everything: () => [{ __typename: 'Notice', id: 'n1' }] },
      Notice: {
        on: before,
        days: before,
        byline: ({ author }: { author?: string }) => (author ? `来源：${author}` : 'no author came'),
      },
    },
  ),
  department(
    'new',
    `
    type Query { latest: Notice anything: [Dated!]! }
    interface Dated { id: ID! on: String! }
    type Notice implements Dated @key(fields: "id") {
      id: ID! on: String! @override(from: "old") author: String days: Int @override(from: "old") @shareable
    }
    `,
    {
      Query: { latest: () => ({ id: 'n2' }), anything: () => [{ __typename: 'Notice', id: 'n2' }] },
      Notice: {
        on: ({ id }: { id: string }) => `2026-0${id.slice(1)}-01`,
        author: () => '市政府办',
        days: () => 30,
      },
    },
  ),
];

/** The department a field is taken over from left the city long ago, or never was there. */
export const fromNobody: Department[] = [
  department('first', 'type Query { a: [Post!]! } type Post @key(fields: "id") { id: ID! on: String! @shareable }', {
    Query: { a: () => [{ id: 'p1' }] },
    Post: { on: () => 'either' },
  }),
  department(
    'second',
    'type Query { b: [Post!]! } type Post @key(fields: "id") { id: ID! on: String! @override(from: "gone") @shareable }',
    {
      Query: { b: () => [{ id: 'p1' }] },
      Post: { on: () => 'either' },
    },
  ),
];
