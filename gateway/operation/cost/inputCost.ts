import {
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';
import type { InputCost } from './OperationCost.ts';

/** Weight of an input object when the contract says nothing (https://ibm.github.io/graphql-specs/cost-spec.html#sec-weight). */
const INPUT_OBJECT_WEIGHT = 1;

/**
 * Cost of an input value: each input object 1, scalars 0, unless `@cost` on its argument, field or type says otherwise. A
 * weight on an argument or field counts once, however many items its list has.
 */
export function inputCost(value: unknown, type: GraphQLInputType, weight: number | undefined): number {
  if (value === null || value === undefined) return 0;
  if (isNonNullType(type)) return inputCost(value, type.ofType, weight);
  if (isListType(type)) {
    if (isFree(type)) return weight ?? 0;
    if (!Array.isArray(value)) return inputCost(value, type.ofType, weight);
    let sum = weight ?? 0;
    for (const item of value) sum += inputCost(item, type.ofType, weight === undefined ? undefined : 0);
    return sum;
  }
  if (!isInputObjectType(type)) return weight ?? type.extensions.cost ?? 0;
  let sum = weight ?? INPUT_OBJECT_WEIGHT;
  const fields = type.getFields();
  for (const [name, inner] of Object.entries(value)) {
    const field = fields[name];
    if (field) sum += inputCost(inner, field.type, field.extensions.cost);
  }
  return sum;
}

/** Cost of an input as the document writes it; parts given by variables are added to `inputs`, to be counted for each request. */
export function literalCost(
  { node, type, weight }: { node: ValueNode; type: GraphQLInputType; weight: number | undefined },
  inputs: InputCost[],
): number {
  if (node.kind === Kind.VARIABLE) {
    if (weight !== undefined || !isFree(type)) inputs.push({ variable: node.name.value, type, weight });
    return 0;
  }
  if (isNonNullType(type)) return literalCost({ node, type: type.ofType, weight }, inputs);
  if (isListType(type) && node.kind === Kind.LIST) {
    const itemWeight = weight === undefined ? undefined : 0;
    return node.values.reduce(
      (sum, item) => sum + literalCost({ node: item, type: type.ofType, weight: itemWeight }, inputs),
      weight ?? 0,
    );
  }
  if (isListType(type)) return literalCost({ node, type: type.ofType, weight }, inputs);
  if (!isInputObjectType(type) || node.kind !== Kind.OBJECT) return inputCost(valueFromASTUntyped(node), type, weight);
  let sum = weight ?? INPUT_OBJECT_WEIGHT;
  for (const { name, value } of node.fields) {
    const field = type.getFields()[name.value];
    if (field) sum += literalCost({ node: value, type: field.type, weight: field.extensions.cost }, inputs);
  }
  return sum;
}

/** True when nothing of this type costs anything: then a list of ten thousand keys need not be walked. */
function isFree(type: GraphQLInputType): boolean {
  if (isNonNullType(type) || isListType(type)) return isFree(type.ofType);
  return !isInputObjectType(type) && !type.extensions.cost;
}
