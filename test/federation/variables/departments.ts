import { department } from '../harness.ts';

const show = (_: never, args: object) => JSON.stringify(args);
const scalars = 'scalar Day scalar Money scalar Anything';

export const departments = [
  department(
    'pensions',
    `
    ${scalars}
    type Query {
      echo(int: Int = 3, float: Float, text: String, id: ID, flag: Boolean, day: Day, anything: Anything, list: [Int!], matrix: [[Int]], where: Where, kind: Kind = OLD): String
      strict(id: ID!, where: Where!): String
      payments: [Payment!]!
    }
    enum Kind { OLD YOUNG }
    input Where { from: Int! = 1 to: Int tags: [String!] = ["a"] kind: Kind below: Where }
    input Choice @oneOf { id: ID name: String }
    type Payment @key(fields: "id") { id: ID! on: Day amount: Money }
    `,
    {
      Query: {
        echo: show,
        strict: show,
        payments: () => [{ id: 1, on: '2026-01-31', amount: { yuan: 12.5, notes: ['a', null] } }],
      },
    },
  ),
  department(
    'notes',
    `${scalars} type Payment @key(fields: "id") { id: ID! history(since: Day, raw: Anything): Anything kind(of: Int! = 7): String }`,
    {
      Payment: {
        history: (_: never, args: object) => ({ nested: [1, 'two', null, args] }),
        kind: (_: never, { of }: { of: number }) => `kind ${of}`,
      },
    },
  ),
];
