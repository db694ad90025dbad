import { department } from '../harness.ts';

const tasks: Record<string, { sameYear: string[]; title: string; office: string }> = {
  k1: { sameYear: ['k2', 'k3'], title: '参保扩面', office: '一科' },
  k2: { sameYear: ['k1'], title: '床位建设', office: '二科' },
  k3: { sameYear: [], title: '殡葬服务', office: '一科' },
};
const typeOf = (id: string) => (id === 'k3' ? 'RoutineTask' : 'KeyTask');
const reference = (id: string) => ({ __typename: typeOf(id), id });

const plan = department(
  'plan',
  `
  type Query { task(id: ID!): Task }
  interface Task { id: ID! sameYear: [Task!] }
  type KeyTask implements Task @key(fields: "id") { id: ID! sameYear: [Task!] }
  type RoutineTask implements Task @key(fields: "id") { id: ID! sameYear: [Task!] }
  `,
  {
    Query: { task: (_: never, { id }: { id: string }) => (tasks[id] ? reference(id) : null) },
    KeyTask: { sameYear: ({ id }: { id: string }) => tasks[id]?.sameYear.map(reference) },
    RoutineTask: { sameYear: () => [] },
  },
);

const offices = department(
  'offices',
  `
  interface Task { title: String office: String }
  type KeyTask implements Task @key(fields: "id") { id: ID! title: String office: String }
  type RoutineTask implements Task @key(fields: "id") { id: ID! title: String office: String }
  `,
  {
    KeyTask: { __resolveReference: ({ id }: { id: string }) => ({ id, ...tasks[id] }) },
    RoutineTask: { __resolveReference: ({ id }: { id: string }) => ({ id, ...tasks[id] }) },
  },
);

export const departments = [plan, offices];
