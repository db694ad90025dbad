import { type FieldNode, type GraphQLField, Kind } from 'graphql';
import { CallerError } from '../../errors.ts';
import type { Variables } from '../coerceVariables.ts';
import type { CostField, ListLength, Slice } from './OperationCost.ts';

/** The arguments by which a caller says how long a list may be (https://relay.dev/graphql/connections.htm#sec-Arguments). */
const RELAY_ARGUMENTS = ['first', 'last'];

/** What decides about the length of a field's list: `@listSize`, or without it the Relay arguments. */
export function readListLength(node: FieldNode, field: GraphQLField<unknown, unknown>): ListLength {
  const { listSize } = field.extensions;
  const slicing = listSize ? listSize.slicingArguments : RELAY_ARGUMENTS;
  const slices = field.args.filter(({ name }) => slicing.includes(name)).map(argument => readSlice(node, argument));
  return {
    slices,
    exactlyOne: listSize !== undefined && slices.length > 0 && listSize.requireOneSlicingArgument,
    assumed: listSize?.assumedSize,
  };
}

function readSlice(node: FieldNode, { name: argument, defaultValue }: { name: string; defaultValue?: unknown }): Slice {
  const given = node.arguments?.find(({ name }) => name.value === argument)?.value;
  return {
    argument,
    literal: given?.kind === Kind.INT ? Number(given.value) : undefined,
    variable: given?.kind === Kind.VARIABLE ? given.name.value : undefined,
    // An explicit null takes the default away.
    default: given?.kind !== Kind.NULL && typeof defaultValue === 'number' ? defaultValue : undefined,
  };
}

/**
 * The length the caller asks for: the largest of the slicing arguments. Defaults of the schema count when the caller gives
 * none. Undefined when nothing says it. @throws CallerError LIST_SIZE_REQUIRED
 */
export function askedLength({ length, coordinate }: CostField, variables: Variables): number | undefined {
  let given: number | undefined;
  let byDefault: number | undefined;
  let count = 0;
  for (const slice of length.slices) {
    const value = slice.literal ?? (slice.variable === undefined ? undefined : variables[slice.variable]);
    if (typeof value === 'number') {
      given = Math.max(given ?? 0, value);
      count++;
    } else if (slice.default !== undefined) byDefault = Math.max(byDefault ?? 0, slice.default);
  }
  if (length.exactlyOne && (count > 1 || (count === 0 && byDefault === undefined))) refuse(coordinate, length, count);
  return given ?? byDefault;
}

function refuse(coordinate: string, { slices }: ListLength, count: number): never {
  const names = slices.map(({ argument }) => argument).join(', ');
  throw new CallerError(
    'LIST_SIZE_REQUIRED',
    `字段 ${coordinate} 须且只须给出一个数量参数（${names}），现给出 ${count} 个。请给出其中一个。 The field ${coordinate} takes exactly one of the arguments ${names}, which say how long its list may be; ${count} were given. Give one of them.`,
  );
}
