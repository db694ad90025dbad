/**
 * The same small city as `city.ts`, as one plain object graph for graphql-js: what every answer of the gateway must equal.
 * Written out by hand on purpose; sharing code with the departments would share their mistakes.
 */
interface WholePerson {
  __typename: 'Person';
  pid: string;
  name: string;
  deathDate: string | null;
  paidAfterDeath: number;
  pension: (args: { kind: string }) => number;
  spouse: () => WholePerson | null;
}

const person = (pid: string, facts: { name: string; deathDate: string | null; spouse: string | null }): WholePerson => ({
  __typename: 'Person',
  pid,
  name: facts.name,
  deathDate: facts.deathDate,
  paidAfterDeath: facts.deathDate ? 3 : 0,
  pension: ({ kind }) => (kind === 'basic' ? 1000 : 2000),
  spouse: () => people.find(other => other.pid === facts.spouse) ?? null,
});

const people: WholePerson[] = [
  person('p1', { name: '张三', deathDate: null, spouse: 'p2' }),
  person('p2', { name: '李四', deathDate: '2026-03-01', spouse: 'p1' }),
  person('p3', { name: '王五', deathDate: null, spouse: null }),
];

const indicator = (__typename: string, code: string, facts: { name: string; value: number; status: string }) => ({
  __typename,
  code,
  year: 2026,
  ...facts,
  numerator: facts.value * 10,
  asOf: '2026-06',
  series: ({ last }: { last?: number }) =>
    code === 'R1'
      ? [{ month: '2026-06', value: 12.5 }]
      : Array.from({ length: last ?? 2 }, (_, index) => ({ month: `2026-0${index + 1}`, value: facts.value - index })),
});

const h1 = indicator('HrssIndicator', 'H1', { name: '基本养老保险参保率', value: 96.2, status: 'ACHIEVED' });
const h2 = indicator('HrssIndicator', 'H2', { name: '城镇新增就业', value: 4800, status: 'BEHIND' });
const c1 = indicator('CivilIndicator', 'C1', { name: '养老床位', value: 41, status: 'ACHIEVED' });
const r1 = indicator('ReportedIndicator', 'R1', { name: '财政支出占比', value: 12.5, status: 'ACHIEVED' });

export const wholeCity = {
  indicators: ({ codes }: { codes?: string[] }) => [h1, h2, c1, r1].filter(({ code }) => !codes || codes.includes(code)),
  tasks: () => [
    { id: 'T1', indicators: [h1, c1], lead: people[0], subject: h1 },
    { id: 'T2', indicators: [h1, h2], lead: people[0], subject: people[1] },
  ],
  people: () => people,
  person: ({ pid }: { pid: string }) => people.find(one => one.pid === pid) ?? null,
  rename: ({ code, name }: { code: string; name: string }) => ({ ...[h1, h2, c1, r1].find(one => one.code === code), name }),
};
