import { type ConstDirectiveNode, type GraphQLObjectType, type GraphQLSchema, isObjectType, Kind } from 'graphql';

/** A type or a field, with the directives that its class gave it. */
interface Worded {
  astNode?: { readonly directives?: readonly ConstDirectiveNode[] | undefined } | null | undefined;
}

/**
 * A word that names no owner is the department's own, and its SDL says so. Left alone: fields of interfaces, which belong to those
 * who implement them, and what several departments answer alike (`@shareable`, or a key), which belongs to nobody unless said.
 */
export function nameOwners(schema: GraphQLSchema, department: string): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    nameOwner(type, department);
    if (find(type, 'sharing') !== undefined) continue;
    const keys = keyFields(type);
    for (const field of Object.values(type.getFields())) {
      if (!keys.has(field.name) && find(field, 'shareable') === undefined) nameOwner(field, department);
    }
  }
}

function nameOwner(element: Worded, department: string): void {
  const { astNode } = element;
  const word = find(element, 'sharing');
  if (!astNode || word?.arguments?.some(({ name }) => name.value === 'owner') !== false) return;
  const owner = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: 'owner' },
    value: { kind: Kind.STRING, value: department },
  } as const;
  const owned = { ...word, arguments: [...(word.arguments ?? []), owner] };
  // Not in place: an inherited field has the very node of its interface's field.
  element.astNode = { ...astNode, directives: astNode.directives?.map(directive => (directive === word ? owned : directive)) };
}

function keyFields({ astNode }: GraphQLObjectType): ReadonlySet<string> {
  const keys = (astNode?.directives ?? []).filter(({ name }) => name.value === 'key');
  const values = keys.flatMap(({ arguments: given }) => given?.find(({ name }) => name.value === 'fields')?.value ?? []);
  return new Set(values.flatMap(value => (value.kind === Kind.STRING ? value.value.split(/\W+/) : [])));
}

function find({ astNode }: Worded, name: string): ConstDirectiveNode | undefined {
  return astNode?.directives?.find(directive => directive.name.value === name);
}
