import type { Department } from '../../../gateway/testkit/Department.ts';
import { department } from '../harness.ts';

/** Two departments over one account book, so that the order of what they do can be seen. Fresh for every test. */
export function createAccounts(): Department[] {
  let balance = 1;
  const applications: { id: string; name: string; fee: number }[] = [];
  const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));
  const change =
    (how: (value: number) => number, milliseconds: number) =>
    async (_: never, { by }: { by: number }) => {
      await pause(milliseconds);
      balance = how(balance) * 1 + 0 * by;
      return balance;
    };
  const first = department(
    'first',
    `
    type Query { applications: [Application!]! }
    type Mutation {
      multiply(by: Int!): Int!
      apply(input: NewApplication!): Application!
      fail(by: Int): Int
      open(name: String!): Folder! @shareable
    }
    input NewApplication { name: String! fee: Float = 2.5 }
    type Application @key(fields: "id") { id: ID! name: String! fee: Float! }
    type Folder @key(fields: "id") { id: ID! }
    `,
    {
      Query: { applications: () => applications },
      Mutation: {
        multiply: (parent: never, args: { by: number }) => change(value => value * args.by, 30)(parent, args as never),
        apply: (_: never, { input }: { input: { name: string; fee: number } }) => {
          const application = { id: `a${applications.length + 1}`, ...input };
          applications.push(application);
          return application;
        },
        fail: () => {
          throw new Error('the book is closed');
        },
        open: (_: never, { name }: { name: string }) => ({ id: `folder-${name}` }),
      },
      Application: { __resolveReference: ({ id }: { id: string }) => applications.find(one => one.id === id) },
    },
  );
  const second = department(
    'second',
    `
    type Query { balance: Int! }
    type Mutation { add(by: Int!): Int! withdraw(id: ID!): Application open(name: String!): Folder! @shareable }
    type Application @key(fields: "id") { id: ID! fee: Float! @external isCheap: Boolean @requires(fields: "fee") }
    type Folder @key(fields: "id") { id: ID! label: String! }
    `,
    {
      Query: { balance: () => balance },
      Mutation: {
        add: (parent: never, args: { by: number }) => change(value => value + args.by, 0)(parent, args as never),
        withdraw: (_: never, { id }: { id: string }) => ({ id }),
        open: (_: never, { name }: { name: string }) => ({ id: `folder-${name}` }),
      },
      Application: { isCheap: ({ fee }: { fee?: number }) => (fee === undefined ? null : fee < 10) },
      Folder: { label: ({ id }: { id: string }) => `卷宗 ${id}` },
    },
  );
  return [first, second];
}
