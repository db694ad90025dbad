import { type DocumentNode, Kind } from 'graphql';

/** A department's subgraph as the supergraph names it. */
export interface Department {
  name: string;
  url: string;
}

/** Reads `enum join__Graph { HRSS @join__graph(name: "hrss", url: "...") }` (https://specs.apollo.dev/join/v0.5/). */
export function readDepartments(supergraph: DocumentNode): Department[] {
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    return (definition.values ?? []).flatMap(value => {
      const graph = value.directives?.find(directive => directive.name.value === 'join__graph');
      const argument = (name: string) => {
        const found = graph?.arguments?.find(candidate => candidate.name.value === name)?.value;
        return found?.kind === Kind.STRING ? found.value : undefined;
      };
      const name = argument('name');
      return name === undefined ? [] : [{ name, url: argument('url') ?? '' }];
    });
  }
  return [];
}
