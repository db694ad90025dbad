import 'reflect-metadata';
import { printSubgraphSchema } from '@apollo/subgraph';
import {
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
  isObjectType,
} from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import type { RequestContext } from '../server/requestContext.ts';
import { answerTypeNamesAtOnce } from './answerTypeNamesAtOnce.ts';
import { inheritDescriptions } from './inheritDescriptions.ts';
import { lastKnownDirective } from './lastKnownDirective.ts';
import type { Reference, Representation } from './reference.ts';
import { resolveEntitiesWith } from './resolveEntities.ts';
import { nameOwners } from './sharing/nameOwners.ts';
import { sharingDirective } from './sharing/sharingDirective.ts';

export interface SchemaDefinition {
  /** type-graphql resolver classes. */
  resolvers: NonEmptyArray<new () => object>;
  /** Entities that other subgraphs may name by key. */
  references: Reference[];
  /** Types reached by no root field, such as the department's share of an interface. */
  orphanedTypes?: (new () => object)[];
}

/** A department, as far as its schema is concerned. */
interface Built {
  /** The folder's name: whose facts its words about sharing speak of. */
  name: string;
  schema: SchemaDefinition;
}

export interface DepartmentSchema {
  /** What the department executes. */
  schema: GraphQLSchema;
  /** What it promises: subgraph SDL for composition, committed under schema/subgraphs. */
  sdl: string;
}

const FEDERATION_LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@tag", "@inaccessible", "@interfaceObject", "@composeDirective", "@cost", "@listSize"])`;

/**
 * Builds a department's executable schema and its subgraph SDL from its classes.
 * The federation fields are added in place: printing and re-reading the SDL would lose enum values that differ from their names.
 */
export async function buildDepartmentSchema({ name, schema: definition }: Built): Promise<DepartmentSchema> {
  const own = await buildSchema({
    resolvers: definition.resolvers,
    orphanedTypes: definition.orphanedTypes ?? [],
    // Business rules validate their own arguments; a global validator costs microseconds for each entity and field.
    validate: false,
    // A department whose only fields belong to shared entities has no Query field, which is lawful in a subgraph.
    skipCheck: true,
  });
  inheritDescriptions(own);
  answerTypeNamesAtOnce(own);
  nameOwners(own, name);
  const printed = printSubgraphSchema(own).trim();
  const sdl = `${FEDERATION_LINK}\n\n${lastKnownDirective(printed)}${sharingDirective(printed)}${printed}\n`;
  return { schema: withFederationFields(own, sdl, definition.references), sdl };
}

function withFederationFields(own: GraphQLSchema, sdl: string, references: Reference[]): GraphQLSchema {
  const config = own.toConfig();
  const ownQuery = own.getQueryType()?.toConfig();
  const entity = entityUnion(own, references);
  const resolveEntities = resolveEntitiesWith(references);

  const query = new GraphQLObjectType<unknown, RequestContext>({
    name: 'Query',
    ...ownQuery,
    fields: {
      ...ownQuery?.fields,
      _service: { type: new GraphQLNonNull(serviceType), resolve: () => ({ sdl }) },
      ...(entity && {
        _entities: {
          type: new GraphQLNonNull(new GraphQLList(entity)),
          args: { representations: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(anyScalar))) } },
          resolve: (_root: unknown, args: { representations: Representation[] }, context: RequestContext) =>
            resolveEntities(args.representations, context),
        },
      }),
    },
  });
  return new GraphQLSchema({
    ...config,
    query,
    types: [...config.types.filter(type => type.name !== 'Query'), query],
    assumeValid: false,
  });
}

function entityUnion(own: GraphQLSchema, references: Reference[]): GraphQLUnionType | undefined {
  const types = references.map(({ typeName }) => {
    const type = own.getType(typeName);
    if (!isObjectType(type))
      throw new Error(`reference "${typeName}" is no object type of this subgraph; check its class and \`orphanedTypes\``);
    return type;
  });
  if (types.length === 0) return undefined;
  return new GraphQLUnionType({ name: '_Entity', types, resolveType: (value: { __typename?: string }) => value.__typename });
}

const serviceType = new GraphQLObjectType({ name: '_Service', fields: { sdl: { type: GraphQLString } } });
const anyScalar = new GraphQLScalarType({
  name: '_Any',
  description: 'A representation of an entity: its type and the fields of one key.',
});
