import { composeServices } from '@theguild/federation-composition';
import { buildASTSchema, type DocumentNode, GraphQLError, type GraphQLSchema, parse } from 'graphql';
import { adviceFor } from './compositionAdvice.ts';
import type { Problem } from './problem.ts';

/** One department's part of the contract. */
export interface Subgraph {
  name: string;
  url: string;
  sdl: string;
}

export type Composition =
  | { problems?: undefined; supergraphSdl: string; apiSchema: GraphQLSchema }
  | { problems: Problem[]; supergraphSdl?: undefined; apiSchema?: undefined };

const HEADER = '# Composed from schema/subgraphs by "npm run schema". Do not edit: change a department\'s code.';

/** Composes the departments' SDL into one supergraph, or says which department has to mend what. */
export function composeSupergraph(subgraphs: readonly Subgraph[]): Composition {
  if (subgraphs.length === 0) return { problems: [noDepartments()] };
  const services: { name: string; url: string; typeDefs: DocumentNode }[] = [];
  const unreadable: Problem[] = [];
  for (const { name, url, sdl } of subgraphs) {
    const document = parseSdl(sdl);
    if (document instanceof GraphQLError) unreadable.push(asProblem(document, [name]));
    else services.push({ name, url, typeDefs: document });
  }
  if (unreadable.length > 0) return { problems: unreadable };
  const result = composeServices(services);
  if (result.errors !== undefined) {
    const names = subgraphs.map(subgraph => subgraph.name);
    return { problems: result.errors.map(error => asProblem(error, departmentsIn(error, names))) };
  }
  return { supergraphSdl: `${HEADER}\n\n${result.supergraphSdl.trim()}\n`, apiSchema: buildASTSchema(result.publicDocumentNode) };
}

function parseSdl(sdl: string): DocumentNode | GraphQLError {
  try {
    return parse(sdl);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function asProblem(error: GraphQLError, departments: readonly string[]): Problem {
  const code = typeof error.extensions.code === 'string' ? error.extensions.code : 'INVALID_GRAPHQL';
  const message = error.message.replace(/^\[[^\]]+\] /, '');
  return { code, departments, coordinate: coordinateIn(message), message, whatToDo: adviceFor(code) };
}

/** The library names departments in `extensions` for one subgraph's errors and in quotation marks for those between subgraphs. */
function departmentsIn(error: GraphQLError, names: readonly string[]): readonly string[] {
  const own = error.extensions.subgraphName;
  if (typeof own === 'string') return [own];
  return names.filter(name => error.message.includes(`"${name}"`));
}

function coordinateIn(message: string): string | undefined {
  return /"([A-Z_]\w*(?:\.\w+(?:\(\w+:\))?)?)"/i.exec(message)?.[1];
}

function noDepartments(): Problem {
  return {
    code: 'NO_DEPARTMENTS',
    departments: [],
    coordinate: undefined,
    message: 'There is nothing to compose: no folder under subgraphs/ has a schema.ts.',
    whatToDo: 'Run the command from the repository root, or pass --root DIR.',
  };
}
