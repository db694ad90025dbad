import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLNullableType,
  type GraphQLOutputType,
  GraphQLString,
  getNullableType,
  isObjectType,
} from 'graphql';
import type { Mask } from './SharingWord.ts';

/** What a field's value looks like, as far as it decides how it can be shown in part. */
export type Shape = 'text' | 'id' | 'number' | 'boolean' | 'object' | 'connection' | 'other';

/** The ways to show a value in part without breaking the promise of its type (schema/trust.md §2). */
const SHOWN: Readonly<Record<Mask, readonly Shape[]>> = {
  masked: ['text', 'id'],
  yesNo: ['text', 'boolean', 'object'],
  band: ['text', 'number'],
  count: ['connection'],
};

const SCALARS = new Map<GraphQLNullableType, Shape>([
  [GraphQLString, 'text'],
  [GraphQLID, 'id'],
  [GraphQLInt, 'number'],
  [GraphQLFloat, 'number'],
  [GraphQLBoolean, 'boolean'],
]);

/** Lists, enums, scalars of departments, and what may be of several types are `other`: there is no honest part of them. */
export function shapeOf(type: GraphQLOutputType): Shape {
  const value = getNullableType(type);
  if (!isObjectType(value)) return SCALARS.get(value) ?? 'other';
  const { totalCount, edges, nodes } = value.getFields();
  const isCounted = totalCount !== undefined && getNullableType(totalCount.type) === GraphQLInt;
  return isCounted && (edges ?? nodes) ? 'connection' : 'object';
}

/** Whether the gateway can show a value of that shape in that way; the mask is as a grant writes it. */
export function canShow(mask: string, shape: Shape): boolean {
  return Object.hasOwn(SHOWN, mask) && SHOWN[mask as Mask].includes(shape);
}
