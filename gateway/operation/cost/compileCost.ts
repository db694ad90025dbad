import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { estimateCost } from './estimateCost.ts';
import { literalCost } from './inputCost.ts';
import { readListLength } from './listLength.ts';
import type { CostBlock, CostField, InputCost, OperationCost } from './OperationCost.ts';
import { LEFT_OUT, readConditions } from './readConditions.ts';

/** What a mutation costs beside its fields (https://www.apollographql.com/docs/graphos/routing/security/demand-control). */
const MUTATION_COST = 10;

export interface CostedOperation {
  definition: OperationDefinitionNode;
  /** Free of cycles. */
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** Compiles an operation for estimating: what no variable changes is worked out here, fields that cost nothing are left out. */
export function compileCost({ definition, fragments }: CostedOperation, schema: GraphQLSchema): OperationCost {
  const compiler = new CostCompiler(fragments, schema);
  const block = compiler.compile(definition.selectionSet, schema.getRootType(definition.operation) ?? undefined);
  const cost: OperationCost = { block, base: definition.operation === 'mutation' ? MUTATION_COST : 0, fixed: undefined };
  const isFixed = !definition.variableDefinitions?.length && !compiler.mayRefuse;
  return isFixed ? { ...cost, fixed: estimateCost(cost, {}) } : cost;
}

class CostCompiler {
  /** True when some list demands an argument: that is refused for each request, not while compiling. */
  mayRefuse = false;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #schema: GraphQLSchema;
  readonly #blocks = new Map<string, CostBlock>();

  constructor(fragments: ReadonlyMap<string, FragmentDefinitionNode>, schema: GraphQLSchema) {
    this.#fragments = fragments;
    this.#schema = schema;
  }

  compile(set: SelectionSetNode, type: GraphQLNamedType | undefined): CostBlock {
    const block: CostBlock = { fields: [], parts: [] };
    this.#addTo(block, set, type);
    return block;
  }

  #addTo(block: CostBlock, set: SelectionSetNode, type: GraphQLNamedType | undefined): void {
    for (const selection of set.selections) {
      const conditions = readConditions(selection);
      if (conditions === LEFT_OUT) continue;
      if (selection.kind === Kind.FIELD) {
        const field = this.#compileField(selection, type);
        if (field) block.fields.push({ ...field, conditions });
      } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = this.#compileFragment(selection.name.value);
        if (fragment) block.parts.push({ block: fragment, conditions });
      } else {
        const condition = selection.typeCondition?.name.value;
        const narrowed = condition === undefined ? type : this.#schema.getType(condition);
        if (conditions.length === 0) this.#addTo(block, selection.selectionSet, narrowed);
        else block.parts.push({ block: this.compile(selection.selectionSet, narrowed), conditions });
      }
    }
  }

  #compileFragment(name: string): CostBlock | undefined {
    const known = this.#blocks.get(name);
    if (known) return known;
    const fragment = this.#fragments.get(name);
    if (!fragment) return undefined;
    const block = this.compile(fragment.selectionSet, this.#schema.getType(fragment.typeCondition.name.value));
    this.#blocks.set(name, block);
    return block;
  }

  /** Undefined for a field that costs nothing, as most leaves do. */
  #compileField(node: FieldNode, parent: GraphQLNamedType | undefined): Omit<CostField, 'conditions'> | undefined {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    if (!field || !parent) return undefined;
    const type = getNamedType(field.type);
    const nodes = isCompositeType(type) ? 1 : 0;
    const weight = field.extensions.cost ?? weightOf(type) ?? nodes;
    const inputs: InputCost[] = [];
    const argumentsCost = costOfArguments(node, field, inputs);
    if (nodes === 0 && weight === 0 && argumentsCost === 0 && inputs.length === 0 && !field.extensions.listSize) return undefined;
    const length = readListLength(node, field);
    this.mayRefuse ||= length.exactlyOne;
    return {
      coordinate: `${parent.name}.${field.name}`,
      name: field.name,
      nodes,
      weight,
      listDepth: listDepth(field.type),
      length,
      sizes: sizesBelow(field, type),
      argumentsCost,
      inputs,
      below: node.selectionSet && this.compile(node.selectionSet, type),
    };
  }
}

function weightOf(type: GraphQLNamedType): number | undefined {
  return isObjectType(type) || isScalarType(type) || isEnumType(type) ? type.extensions.cost : undefined;
}

function costOfArguments(node: FieldNode, field: GraphQLField<unknown, unknown>, inputs: InputCost[]): number {
  let sum = 0;
  for (const { name, value } of node.arguments ?? []) {
    const argument = field.args.find(candidate => candidate.name === name.value);
    if (argument) sum += literalCost({ node: value, type: argument.type, weight: argument.extensions.cost }, inputs);
  }
  return sum;
}

function sizesBelow({ extensions, type }: GraphQLField<unknown, unknown>, below: GraphQLNamedType): CostField['sizes'] {
  const named = extensions.listSize?.sizedFields ?? [];
  if (named.length > 0) return new Set(named);
  const isConnection = isObjectType(below) && listDepth(below.getFields().edges?.type) > 0;
  return isConnection && listDepth(type) === 0 ? 'every list' : 'none';
}

function listDepth(type: GraphQLOutputType | undefined): number {
  if (type === undefined) return 0;
  if (isNonNullType(type)) return listDepth(type.ofType);
  return isListType(type) ? 1 + listDepth(type.ofType) : 0;
}
