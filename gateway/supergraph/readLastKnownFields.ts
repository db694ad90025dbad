import { type ConstDirectiveNode, type DocumentNode, Kind, type ObjectTypeDefinitionNode } from 'graphql';

/** `HrssIndicator.value` -> for how many seconds its last known value may stand in. */
export type LastKnownFields = ReadonlyMap<string, number>;

/** The key of a person (schema/README.md). */
const PERSON_KEY = 'pid';

/**
 * Reads `@lastKnown(maxAge:)` (schema/directives/lastKnown.graphql) from a supergraph.
 * @throws Error when a field of an entity that is known by a person's key has it; the contract's checks refuse more than that,
 *   but a value about a person must not be kept because somebody did without the checks
 */
export function readLastKnownFields(supergraph: DocumentNode): LastKnownFields {
  const fields = new Map<string, number>();
  for (const type of supergraph.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const field of type.fields ?? []) {
      const maxAge = maxAgeOf(field.directives);
      if (maxAge === undefined) continue;
      const coordinate = `${type.name.value}.${field.name.value}`;
      if (isPerson(type)) throw new Error(`${coordinate} has @lastKnown, which is never for fields about persons; remove it`);
      fields.set(coordinate, maxAge);
    }
  }
  return fields;
}

function maxAgeOf(directives: readonly ConstDirectiveNode[] | undefined): number | undefined {
  const directive = directives?.find(({ name }) => name.value === 'lastKnown');
  const value = directive?.arguments?.find(({ name }) => name.value === 'maxAge')?.value;
  return value?.kind === Kind.INT ? Number(value.value) : undefined;
}

function isPerson({ directives }: ObjectTypeDefinitionNode): boolean {
  return (directives ?? []).some(
    ({ name, arguments: given }) =>
      name.value === 'join__type' &&
      given?.some(({ value }) => value.kind === Kind.STRING && value.value.split(/\W+/).includes(PERSON_KEY)),
  );
}
