import { createHash } from 'node:crypto';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { Department, type Resolvers } from '../../gateway/testkit/Department.ts';
import { compose, type Federation, startFederation } from '../../gateway/testkit/startFederation.ts';

const IMPORTS =
  '"@key", "@requires", "@provides", "@external", "@extends", "@shareable", "@inaccessible", "@override", "@interfaceObject", "@composeDirective"';

/**
 * A department's subgraph by Federation 2.
 * @param sdl begins with `extend schema @link...` when it links the specification itself
 */
export function department(name: string, sdl: string, resolvers: Resolvers): Department {
  const link = sdl.includes('@link')
    ? ''
    : `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${IMPORTS}])`;
  return new Department(name, { sdl, resolvers, link });
}

/** A department's subgraph by Federation 1, as older systems still have them: no link, everything shared. */
export function departmentByFederation1(name: string, sdl: string, resolvers: Resolvers): Department {
  return new Department(name, { sdl, resolvers, link: '' });
}

/** What a test does with its federation. */
export interface FederationInUse {
  /** Asks the gateway; gives the answer as it came. Departments forget what they heard before. */
  ask: (query: string, variables?: object) => Promise<unknown>;
  /** The fields a department was asked for by the last question, as `Type.field`, sorted, each once. */
  heardBy: (name: string) => string[];
  /** How many calls the last question cost each department that heard of it. */
  calls: () => Record<string, number>;
}

/**
 * Starts real departments and a real gateway for the tests of a file, and stops them after the last one.
 * @param rewrite makes of the composed supergraph one that our composition does not make and others do
 */
export function useFederation(
  departments: readonly Department[],
  settings: Parameters<typeof startFederation>[1] = {},
  rewrite?: (supergraph: string) => string,
): FederationInUse {
  let federation: Federation | undefined;
  const schemas = new Map(departments.map(({ name, typeDefs }) => [name, buildSubgraphSchema(typeDefs)]));
  beforeAll(async () => {
    federation = await startFederation(departments, { limits: { maxNodes: 100_000_000 }, ...settings });
    if (rewrite) await publish(federation, rewrite(compose(departments)));
  });
  afterAll(() => federation?.[Symbol.asyncDispose]());
  return {
    ask: async (query, variables = {}) => {
      for (const { heard } of departments) heard.length = 0;
      return (await federation?.ask(query, { variables }))?.body;
    },
    heardBy: name => {
      const schema = schemas.get(name);
      const heard = departments.find(one => one.name === name)?.heard;
      if (!schema || !heard) throw new Error(`There is no department "${name}" in this test.`);
      return [...new Set(heard.flatMap(({ query }) => coordinates(query, schema)))].sort();
    },
    calls: () => Object.fromEntries(departments.flatMap(({ name, heard }) => (heard.length > 0 ? [[name, heard.length]] : []))),
  };
}

async function publish(federation: Federation, supergraph: string): Promise<void> {
  await federation.publish(supergraph);
  const hash = createHash('sha256').update(supergraph).digest('hex');
  await vi.waitFor(async () => expect((await federation.send({}, '/health/ready')).text).toContain(hash), { timeout: 5000 });
}

function coordinates(query: string, schema: GraphQLSchema): string[] {
  const found: string[] = [];
  const typeInfo = new TypeInfo(schema);
  const Field = () => {
    const field = typeInfo.getFieldDef()?.name ?? '';
    if (field !== '_entities' && !field.startsWith('__')) found.push(`${typeInfo.getParentType()?.name}.${field}`);
  };
  visit(parse(query), visitWithTypeInfo(typeInfo, { Field }));
  return found;
}
