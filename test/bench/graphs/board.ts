import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { repository } from '../gateways/repository.ts';
import type { FederatedGraph } from './FederatedGraph.ts';
import { makeUp } from './makeUp.ts';

/** How many of the 26 indicators each department owns; reported ones have no department of their own in the graph. */
const OWNED = { HrssIndicator: 14, MedicalInsuranceIndicator: 3, CivilAffairsIndicator: 3, ReportedIndicator: 6 };
const YEAR = 2025;

const folder = join(repository, 'schema', 'subgraphs');

/** This project's own contract: every department's SDL, answered by made-up data. */
export const graph: FederatedGraph = {
  departments: readdirSync(folder).map(file => {
    const name = basename(file, '.graphql');
    const resolvers = name === 'leading-group' ? { Query: { indicators: allIndicators } } : {};
    return { name, typeDefs: readFileSync(join(folder, file), 'utf8'), resolvers, makeUp };
  }),
};

function allIndicators(): object[] {
  return Object.entries(OWNED).flatMap(([type, count]) =>
    Array.from({ length: count }, (_, index) => ({ __typename: type, code: `${type.toUpperCase()}_${index + 1}`, year: YEAR })),
  );
}
