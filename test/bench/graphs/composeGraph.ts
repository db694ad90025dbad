import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import type { FederatedGraph } from './FederatedGraph.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5",
  import: ["@key", "@external", "@requires", "@provides", "@shareable"])`;

/** The SDL a department publishes: ours start with the `@link` that Federation 2 wants. */
export function linkedTypeDefs(typeDefs: string): string {
  return typeDefs.includes('@link(') ? typeDefs : `${LINK}\n${typeDefs}`;
}

/** Composes the graph for departments that answer at `<origin>/<name>`. A graph that does not compose is an error. */
export function composeGraph({ departments }: FederatedGraph, origin: string): string {
  const { supergraphSdl, errors } = composeServices(
    departments.map(({ name, typeDefs }) => ({ name, url: `${origin}/${name}`, typeDefs: parse(linkedTypeDefs(typeDefs)) })),
  );
  if (!supergraphSdl) throw new Error(`The graph does not compose: ${errors?.map(({ message }) => message).join('\n')}`);
  return supergraphSdl;
}
