/** The federation of `registers.ts` as one object graph with one memory, written out by hand; nothing is shared with it. */
export class WholeRegisters {
  readonly done: string[] = [];
  #payments: WholePayment[] = [];
  readonly #residents = [
    new WholeResident(this, { id: 'p1', name: '吴一', town: 't1', balance: 10 }),
    new WholeResident(this, { id: 'p2', name: '吴二', town: 't1', balance: 20 }),
    new WholeResident(this, { id: 'p3', name: '郑三', town: 't2', balance: 30 }),
  ];

  constructor() {
    this.#payments = [{ number: 1, amount: 5, payee: this.find('p1') }];
  }

  find(id: string): WholeResident {
    const found = this.#residents.find(one => one.id === id);
    if (!found) throw new Error(`Nobody is called ${id}.`);
    return found;
  }

  town(id: string): object {
    const residents = () => this.#residents.filter(one => one.at === id);
    const paid = () =>
      residents()
        .flatMap(one => this.paymentsTo(one))
        .reduce((sum, { amount }) => sum + amount, 0);
    return { id, residents, paid };
  }

  paymentsTo(resident: WholeResident): WholePayment[] {
    return this.#payments.filter(({ payee }) => payee === resident);
  }

  #pay(id: string, amount: number): WholePayment {
    const payee = this.find(id);
    payee.balance += amount;
    const payment = { number: this.#payments.length + 1, amount, payee };
    this.#payments = [...this.#payments, payment];
    return payment;
  }

  move({ who, town }: { who: string; town: string }): object | null {
    this.done.push(`move ${who} ${town}`);
    if (who === 'p9') return null;
    this.find(who).at = town;
    return this.find(who);
  }

  rename({ id, name }: { id: string; name: string }): object {
    this.done.push(`rename ${id} ${name}`);
    const resident = this.find(id);
    const before = resident.name;
    resident.name = name;
    return { before, resident };
  }

  pay({ id, amount }: { id: string; amount: number }): object {
    this.done.push(`pay ${id} ${amount}`);
    return this.#pay(id, amount);
  }

  transfer({ from, to, amount }: { from: string; to: string; amount: number }): object[] {
    this.done.push(`transfer ${from} ${to} ${amount}`);
    this.#pay(from, -amount);
    this.#pay(to, amount);
    return [this.find(from), this.find(to)];
  }

  settle({ id }: { id: string }): object | null {
    this.done.push(`settle ${id}`);
    const resident = this.find(id);
    if (resident.balance > 100) return { __typename: 'Payment', ...this.#pay(id, -resident.balance) };
    return resident.balance > 10 ? resident : null;
  }

  note({ text }: { text: string }): object {
    this.done.push(`note ${text}`);
    const id = `${text}${this.done.length}`;
    return { id, stamp: `印 ${id}` };
  }
}

interface WholePayment {
  number: number;
  amount: number;
  payee: WholeResident;
}

class WholeResident {
  readonly __typename = 'Resident';
  readonly id: string;
  name: string;
  at: string;
  balance: number;
  readonly #registers: WholeRegisters;

  constructor(registers: WholeRegisters, facts: { id: string; name: string; town: string; balance: number }) {
    this.#registers = registers;
    this.id = facts.id;
    this.name = facts.name;
    this.at = facts.town;
    this.balance = facts.balance;
  }

  town(): object {
    return this.#registers.town(this.at);
  }

  verdict(): string {
    return `${this.at} ${this.balance}`;
  }

  helper(): object | null {
    return this.id === 'p1' ? this.#registers.find('p3') : null;
  }

  payments({ last }: { last: number }): object[] {
    return this.#registers.paymentsTo(this).toReversed().slice(0, last);
  }
}
