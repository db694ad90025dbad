import { type ConstDirectiveNode, type GraphQLSchema, isInterfaceType, isObjectType, Kind } from 'graphql';
import type { BelievedCall } from '../trust/CallGate.ts';
import { isOwnName } from './AskedLedger.ts';

interface Worded {
  astNode?: { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined;
}

/**
 * Which calls must not be answered without a record: those that state a purpose, that ask for a field which speaks of persons, or that
 * change something. What this department does not know of, and a call that gives no reasons, counts as one of them.
 */
export function concernsPersons(schema: GraphQLSchema): (call: BelievedCall) => boolean {
  const harmless = harmlessFields(schema);
  return ({ caller, reasons: { fields } }) => {
    if (caller.purpose !== undefined) return true;
    if (fields.length === 0) return !isOwnName(caller);
    return fields.some(field => !harmless.has(field));
  };
}

/** In coordinates. A field without a word of its own or of its type's is a carrier: what led to it decides (schema/trust.md §2). */
function harmlessFields(schema: GraphQLSchema): ReadonlySet<string> {
  const harmless = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!(isObjectType(type) || isInterfaceType(type)) || type === schema.getMutationType()) continue;
    const ofType = sensitivityOf(type);
    for (const field of Object.values(type.getFields())) {
      if ((sensitivityOf(field) ?? ofType ?? 'none') === 'none') harmless.add(`${type.name}.${field.name}`);
    }
  }
  return harmless;
}

function sensitivityOf({ astNode }: Worded): string | undefined {
  const word = astNode?.directives?.find(({ name }) => name.value === 'sharing');
  const value = word?.arguments?.find(({ name }) => name.value === 'sensitivity')?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}
