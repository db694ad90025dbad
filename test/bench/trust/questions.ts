import type { Figures } from '../measure/Figures.ts';
import { NESTED_PERSONS } from '../scenarios/nestedQuery.ts';
import { ONE_FIELD } from '../scenarios/oneFieldQuery.ts';

/** What trust may cost a question. */
export interface TrustQuestion {
  title: string;
  graph: string;
  query: string;
  connections: number;
  bound: { text: string; holds: (off: Figures, on: Figures) => boolean };
}

const MOST_RATIO = 1.25;
const MOST_MS = 0.3;

export const trustQuestions: Readonly<Record<string, TrustQuestion>> = {
  nested: {
    title: 'Nested, of persons',
    graph: 'nestedPersons',
    query: NESTED_PERSONS,
    connections: 50,
    bound: { text: `at most × ${MOST_RATIO}`, holds: (off, on) => on.cpuMs <= off.cpuMs * MOST_RATIO },
  },
  'one-field': {
    title: `One field of one department: \`${ONE_FIELD}\``,
    graph: 'board',
    query: ONE_FIELD,
    connections: 10,
    bound: { text: `at most + ${MOST_MS} ms`, holds: (off, on) => on.cpuMs - off.cpuMs <= MOST_MS },
  },
};
