import {
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  Kind,
  valueFromASTUntyped,
} from 'graphql';
import { type CostNames, readCostNames } from './readCostNames.ts';

/** What a department says about a list (`@listSize`, https://ibm.github.io/graphql-specs/cost-spec.html#sec-The-List-Size-Directive). */
export interface ListSize {
  assumedSize?: number;
  slicingArguments: readonly string[];
  sizedFields: readonly string[];
  requireOneSlicingArgument: boolean;
}

declare module 'graphql' {
  interface GraphQLFieldExtensions<_TSource, _TContext, _TArgs> {
    /** `@cost(weight:)` of this field. */
    cost?: number;
    listSize?: ListSize;
  }
  interface GraphQLArgumentExtensions {
    cost?: number;
  }
  interface GraphQLInputFieldExtensions {
    cost?: number;
  }
  interface GraphQLObjectTypeExtensions<_TSource, _TContext> {
    cost?: number;
  }
  interface GraphQLScalarTypeExtensions {
    cost?: number;
  }
  interface GraphQLEnumTypeExtensions {
    cost?: number;
  }
}

interface Defined {
  directives?: readonly ConstDirectiveNode[];
}

/**
 * Writes `@cost` and `@listSize` of the supergraph (https://specs.apollo.dev/cost/v0.1/) to the `extensions` of the schema's
 * types, fields and arguments, where the estimate finds them. Their names are read from the supergraph's `@link`, which may rename them.
 */
export function attachCosts(schema: GraphQLSchema, supergraph: DocumentNode): void {
  const names = readCostNames(supergraph);
  if (!names) return;
  for (const definition of supergraph.definitions) {
    if (!('name' in definition) || !definition.name || definition.kind === Kind.DIRECTIVE_DEFINITION) continue;
    const type = schema.getType(definition.name.value);
    if (isObjectType(type) || isScalarType(type) || isEnumType(type)) setCost(type, definition as Defined, names);
    if (!('fields' in definition)) continue;
    for (const node of definition.fields ?? []) {
      if (isInputObjectType(type)) setCost(type.getFields()[node.name.value], node, names);
      if (!isObjectType(type) && !isInterfaceType(type)) continue;
      const field = type.getFields()[node.name.value];
      if (!field) continue;
      setCost(field, node, names);
      const listSize = readListSize(node, names);
      if (listSize) Object.assign(field.extensions, { listSize });
      if (!('arguments' in node)) continue;
      for (const argument of node.arguments ?? []) {
        setCost(
          field.args.find(({ name }) => name === argument.name.value),
          argument,
          names,
        );
      }
    }
  }
}

function setCost(element: { extensions: { cost?: number } } | undefined, node: Defined, { cost }: CostNames): void {
  // Apollo's version of the directive has an Int, IBM's a String.
  const weight = Number(argumentsOf(node, cost)?.weight);
  if (element && !Number.isNaN(weight)) element.extensions.cost = weight;
}

function readListSize(node: Defined, { listSize }: CostNames): ListSize | undefined {
  const given = argumentsOf(node, listSize);
  if (!given) return undefined;
  const { assumedSize, slicingArguments, sizedFields, requireOneSlicingArgument } = given;
  return {
    ...(typeof assumedSize === 'number' ? { assumedSize } : {}),
    slicingArguments: strings(slicingArguments),
    sizedFields: strings(sizedFields),
    requireOneSlicingArgument: requireOneSlicingArgument !== false,
  };
}

function argumentsOf({ directives }: Defined, name: string): Record<string, unknown> | undefined {
  const found = directives?.find(directive => directive.name.value === name);
  return (
    found &&
    Object.fromEntries((found.arguments ?? []).map(({ name: { value }, value: node }) => [value, valueFromASTUntyped(node)]))
  );
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}
