import { NESTED_PERSONS } from '../scenarios/nestedQuery.ts';
import { ONE_FIELD } from '../scenarios/oneFieldQuery.ts';

/** What everything on costs beside all off. */
export interface TrustCost {
  /** Of processor time for a request. */
  ratio: number;
  msMore: number;
}

/** What trust may cost a question. */
export interface TrustQuestion {
  title: string;
  graph: string;
  query: string;
  connections: number;
  bound: { text: string; holds: (cost: TrustCost) => boolean };
}

const MOST_RATIO = 1.25;
const MOST_MS = 0.3;

export const trustQuestions: Readonly<Record<string, TrustQuestion>> = {
  nested: {
    title: 'Nested, of persons',
    graph: 'nestedPersons',
    query: NESTED_PERSONS,
    connections: 50,
    bound: { text: `at most × ${MOST_RATIO}`, holds: ({ ratio }) => ratio <= MOST_RATIO },
  },
  'one-field': {
    title: `One field of one department: \`${ONE_FIELD}\``,
    graph: 'board',
    query: ONE_FIELD,
    connections: 10,
    bound: { text: `at most + ${MOST_MS} ms`, holds: ({ msMore }) => msMore <= MOST_MS },
  },
};
