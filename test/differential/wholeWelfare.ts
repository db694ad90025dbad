/** The federation of `welfare.ts` as one object graph, written out by hand; nothing is shared with it. */
interface Facts {
  number: string | null;
  name: string;
  born: number | null;
  home: () => object;
  retired: boolean | null;
  /** By kind; null without a number. */
  pensions: { BASIC: number; EXTRA: number } | null;
  relief: number;
  cases: () => object[];
  guardian: () => object | null;
}

function person(id: string, facts: Facts): object {
  const self: object = {
    id,
    number: facts.number,
    name: ({ short }: { short: boolean }) => (short ? [...facts.name][0] : facts.name),
    born: facts.born,
    household: facts.home,
    pension: ({ year, kind }: { year?: number; kind: 'BASIC' | 'EXTRA' }) =>
      facts.pensions && facts.pensions[kind] + (year === 2020 ? 1 : 0),
    retired: facts.retired,
    payments: ({ last }: { last: number }) => facts.pensions && payments(() => self).slice(0, last),
    relief: facts.relief,
    cases: facts.cases,
    guardian: facts.guardian,
  };
  return self;
}

const payments = (payee: () => object) => [
  { amount: 120, month: '12', payee },
  { amount: 110, month: '11', payee },
  { amount: 100, month: '10', payee },
];

const one = person('p1', {
  number: 'n1',
  name: '吴一',
  born: 1948,
  home: () => firstHome,
  retired: true,
  pensions: { BASIC: 1000, EXTRA: 10 },
  relief: 490,
  cases: () => [firstCase, secondCase],
  guardian: () => two,
});
const two = person('p2', {
  number: 'n2',
  name: '吴二',
  born: 1975,
  home: () => firstHome,
  retired: false,
  pensions: { BASIC: 2000, EXTRA: 20 },
  relief: 180,
  cases: () => [],
  guardian: () => null,
});
const three = person('p3', {
  number: null,
  name: '郑三',
  born: null,
  home: () => secondHome,
  retired: false,
  pensions: null,
  relief: 200,
  cases: () => [],
  guardian: () => one,
});

const home = (code: string, facts: { town: () => object; members: object[]; rent: number }) => ({
  code,
  town: facts.town,
  members: ({ first }: { first: number }) => facts.members.slice(0, first),
  head: facts.members[0] ?? null,
  rent: facts.rent,
});
const firstHome: object = home('h1', { town: () => firstTown, members: [one, two], rent: 100 });
const secondHome: object = home('h2', { town: () => secondTown, members: [three], rent: 200 });
const thirdHome: object = home('h3', { town: () => secondTown, members: [], rent: 300 });

const firstTown: object = { id: 't1', label: '镇 t1', near: () => [secondTown], clerk: two, homes: [firstHome] };
const secondTown: object = { id: 't2', label: '镇 t2', near: [], clerk: null, homes: [secondHome] };

const amount = ({ currency }: { currency: string }) => (currency === 'CNY' ? 700 : 100);
const firstCase: object = { number: 'c1', subject: one, amount };
const secondCase: object = { number: 'c2', subject: three, amount };
const all: Record<string, object> = { p1: one, p2: two, p3: three };

export const wholeWelfare = {
  people: ({ first }: { first?: number | null }) => [one, two, three].slice(0, first ?? 9),
  person: ({ id }: { id: string }) => all[id] ?? null,
  households: [firstHome, secondHome, thirdHome],
  paid: [{ amount: 100, month: '01', payee: one }],
  cases: [firstCase, secondCase],
  urgent: secondCase,
  towns: [firstTown, secondTown],
};
