import type { Department } from '../../gateway/testkit/Department.ts';
import { department } from '../federation/harness.ts';

interface Resident {
  id: string;
  name: string;
  town: string;
  balance: number;
}
interface Payment {
  number: number;
  amount: number;
  payee: string;
}
interface Registers {
  residents: Resident[];
  payments: Payment[];
  /** Which mutations were done, in order. */
  done: string[];
}

const freshRegisters = (): Registers => ({
  residents: [
    { id: 'p1', name: '吴一', town: 't1', balance: 10 },
    { id: 'p2', name: '吴二', town: 't1', balance: 20 },
    { id: 'p3', name: '郑三', town: 't2', balance: 30 },
  ],
  payments: [{ number: 1, amount: 5, payee: 'p1' }],
  done: [],
});

/** Departments that change what the others tell: whatever is done or read in another order than written can be seen. */
export class RegisterDepartments {
  #registers = freshRegisters();
  readonly departments: readonly Department[] = [this.#registry(), this.#payments(), this.#relief()];

  get done(): readonly string[] {
    return this.#registers.done;
  }

  startOver(): void {
    this.#registers = freshRegisters();
  }

  #resident(id: string): Resident | undefined {
    return this.#registers.residents.find(one => one.id === id);
  }

  /** What two departments offer; either may do it. */
  #note(by: string) {
    return (_: never, { text }: { text: string }) => {
      this.#registers.done.push(`note ${text}`);
      return { id: `${text}${this.#registers.done.length}`, by };
    };
  }

  #registry(): Department {
    return department(
      'registry',
      `
      type Query { resident(id: ID!): Resident }
      type Mutation {
        move(who: ID!, town: String!): Resident
        rename(id: ID!, name: String = "新名"): Renaming!
        note(text: String!): Note! @shareable
      }
      type Resident @key(fields: "id") { id: ID! name: String! town: Town! }
      type Town @key(fields: "id") { id: ID! residents: [Resident!]! }
      type Renaming { before: String! resident: Resident! }
      type Note @key(fields: "id") { id: ID! }
      `,
      {
        Query: { resident: (_: never, { id }: { id: string }) => this.#resident(id) },
        Mutation: {
          move: (_: never, { who, town }: { who: string; town: string }) => {
            this.#registers.done.push(`move ${who} ${town}`);
            const resident = this.#resident(who);
            if (resident) resident.town = town;
            return resident;
          },
          rename: (_: never, { id, name }: { id: string; name: string }) => {
            this.#registers.done.push(`rename ${id} ${name}`);
            const resident = this.#resident(id);
            const before = resident?.name;
            if (resident) resident.name = name;
            return { before, resident };
          },
          note: this.#note('registry'),
        },
        Resident: {
          __resolveReference: ({ id }: Resident) => this.#resident(id),
          town: ({ town }: Resident) => ({ id: town }),
        },
        Town: { residents: ({ id }: { id: string }) => this.#registers.residents.filter(({ town }) => town === id) },
      },
    );
  }

  #payments(): Department {
    return department(
      'payments',
      `
      type Query { payments: [Payment!]! }
      type Mutation {
        pay(id: ID!, amount: Int = 100): Payment!
        transfer(from: ID!, to: ID!, amount: Int!): [Resident!]!
        settle(id: ID!): Settled
        note(text: String!): Note! @shareable
      }
      union Settled = Payment | Resident
      type Payment { number: Int! amount: Int! payee: Resident! }
      type Resident @key(fields: "id") { id: ID! balance: Int! payments(last: Int = 2): [Payment!]! }
      type Town @key(fields: "id") { id: ID! paid: Int! }
      type Note @key(fields: "id") { id: ID! stamp: String! }
      `,
      {
        Query: { payments: () => this.#registers.payments },
        Mutation: {
          pay: (_: never, { id, amount }: { id: string; amount: number }) => {
            this.#registers.done.push(`pay ${id} ${amount}`);
            return this.#pay(id, amount);
          },
          transfer: (_: never, { from, to, amount }: { from: string; to: string; amount: number }) => {
            this.#registers.done.push(`transfer ${from} ${to} ${amount}`);
            this.#pay(from, -amount);
            this.#pay(to, amount);
            return [{ id: from }, { id: to }];
          },
          settle: (_: never, { id }: { id: string }) => {
            this.#registers.done.push(`settle ${id}`);
            const balance = this.#resident(id)?.balance ?? 0;
            if (balance > 100) return { __typename: 'Payment', ...this.#pay(id, -balance) };
            return balance > 10 ? { __typename: 'Resident', id } : null;
          },
          note: this.#note('payments'),
        },
        Payment: { payee: ({ payee }: Payment) => ({ id: payee }) },
        Resident: {
          balance: ({ id }: Resident) => this.#resident(id)?.balance,
          payments: ({ id }: Resident, { last }: { last: number }) => this.#paymentsTo(id).toReversed().slice(0, last),
        },
        Town: {
          paid: ({ id }: { id: string }) =>
            this.#registers.residents
              .filter(({ town }) => town === id)
              .flatMap(resident => this.#paymentsTo(resident.id))
              .reduce((sum, { amount }) => sum + amount, 0),
        },
        Note: { stamp: ({ id }: { id: string }) => `印 ${id}` },
      },
    );
  }

  #pay(id: string, amount: number): Payment {
    const payment = { number: this.#registers.payments.length + 1, amount, payee: id };
    this.#registers.payments.push(payment);
    const resident = this.#resident(id);
    if (resident) resident.balance += amount;
    return payment;
  }

  #paymentsTo(id: string): Payment[] {
    return this.#registers.payments.filter(({ payee }) => payee === id);
  }

  /** Changes nothing, and leans on what both others change. */
  #relief(): Department {
    return department(
      'relief',
      `
      type Query { poorest: Resident }
      type Resident @key(fields: "id") {
        id: ID! balance: Int! @external town: Town! @external
        verdict: String! @requires(fields: "balance town { id }") helper: Resident
      }
      type Town @key(fields: "id") { id: ID! }
      `,
      {
        Query: {
          poorest: () => this.#registers.residents.toSorted((one, other) => one.balance - other.balance)[0],
        },
        Resident: {
          __resolveReference: (reference: object) => reference,
          verdict: ({ balance, town }: { balance?: number; town?: { id: string } }) => `${town?.id} ${balance}`,
          helper: ({ id }: Resident) => (id === 'p1' ? { id: 'p3' } : null),
        },
      },
    );
  }
}
