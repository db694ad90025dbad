import { readFile } from 'node:fs/promises';
import { QueryPlanner } from '@graphql-hive/router-query-planner';
import { assertValidSchema, type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import { buildApiSchema, buildFullSchema } from './buildApiSchema.ts';
import { type Department, readDepartments } from './readDepartments.ts';
import { type LastKnownFields, readLastKnownFields } from './readLastKnownFields.ts';

/** One checked generation of the supergraph. Never changed; a new file makes a new one. */
export interface Supergraph {
  /** What callers see: validation and introspection use it. */
  apiSchema: GraphQLSchema;
  /** Inaccessible parts included: type relations for the executor. */
  fullSchema: GraphQLSchema;
  departments: readonly Department[];
  lastKnownFields: LastKnownFields;
  planner: QueryPlanner;
}

/** The supergraph file cannot be used; the message names the file, what is wrong and what to do. For operators. */
export class SupergraphError extends Error {
  override name = 'SupergraphError';
}

/**
 * Reads and checks a composed supergraph before anything uses it.
 * @param departmentUrls URLs that replace those written in the file, by department name
 * @throws SupergraphError
 */
export async function loadSupergraph(path: string, departmentUrls: Readonly<Record<string, string>> = {}): Promise<Supergraph> {
  const sdl = await readFile(path, 'utf8').catch((cause: Error) => {
    throw new SupergraphError(`Cannot read the supergraph file ${path}: ${cause.message}`, { cause });
  });
  return checkSupergraph(sdl, { path, departmentUrls });
}

function checkSupergraph(
  sdl: string,
  { path, departmentUrls }: { path: string; departmentUrls: Readonly<Record<string, string>> },
): Supergraph {
  const step = <T>(what: string, run: () => T): T => {
    try {
      return run();
    } catch (cause) {
      throw new SupergraphError(`${path} ${what}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
  };
  const document: DocumentNode = step('is not valid GraphQL', () => parse(sdl, { noLocation: true }));
  const named = readDepartments(document);
  if (named.length === 0) {
    throw new SupergraphError(
      `${path} is not a supergraph: it has no "enum join__Graph" naming the departments. Pass the composed file (npm run schema), not a subgraph's SDL.`,
    );
  }
  const departments = step('names a department that cannot be called', () => placeDepartments(named, departmentUrls));
  const apiSchema = step('does not make a valid public schema', () => {
    const schema = buildApiSchema(document);
    assertValidSchema(schema);
    return schema;
  });
  const lastKnownFields = step('keeps what must not be kept', () => readLastKnownFields(document));
  const fullSchema = step('does not make a valid schema', () => buildFullSchema(document));
  const planner = step('is refused by the query planner', () => new QueryPlanner(sdl));
  return { apiSchema, fullSchema, departments, lastKnownFields, planner };
}

function placeDepartments(named: readonly Department[], overrides: Readonly<Record<string, string>>): Department[] {
  const unknown = Object.keys(overrides).find(name => !named.some(department => department.name === name));
  if (unknown !== undefined) {
    throw new Error(
      `a URL is set for "${unknown}", but the supergraph knows only ${named.map(department => department.name).join(', ')}`,
    );
  }
  return named.map(({ name, url }) => {
    const chosen = overrides[name] ?? url;
    if (!/^https?:$/.test(URL.canParse(chosen) ? new URL(chosen).protocol : '')) {
      throw new Error(`"${name}" has the URL "${chosen}"; set an http(s) URL with --subgraph ${name}=http://...`);
    }
    return { name, url: chosen };
  });
}
