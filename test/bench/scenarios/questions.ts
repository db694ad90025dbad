import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../gateways/repository.ts';
import { NESTED } from './nestedQuery.ts';
import { ONE_FIELD } from './oneFieldQuery.ts';
import { wideQuery } from './wideQuery.ts';

/** One question as the profile and the scaling ask it. */
export interface Question {
  graph: string;
  query: string;
  connections: number;
  huge?: boolean;
}

export const questions: Readonly<Record<string, Question>> = {
  nested: { graph: 'nested', query: NESTED, connections: 50 },
  'wide-1000': { graph: 'wide', query: wideQuery(1_000), connections: 4, huge: true },
  wide: { graph: 'wide', query: wideQuery(10_000), connections: 2, huge: true },
  'wide-100000': { graph: 'wide', query: wideQuery(100_000), connections: 1, huge: true },
  board: {
    graph: 'board',
    query: readFileSync(join(repository, 'schema', 'operations', 'board.graphql'), 'utf8'),
    connections: 50,
  },
  'one-field': { graph: 'board', query: ONE_FIELD, connections: 10 },
};
