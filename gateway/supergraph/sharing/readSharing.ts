import {
  type ConstDirectiveNode,
  type DocumentNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';
import { readDepartments } from '../readDepartments.ts';
import { Sharing } from './Sharing.ts';
import { SHARING_CODES, type SharingWord } from './SharingWord.ts';

type SharedType = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;
type Said = Readonly<Record<string, unknown>>;

const ROOT_TYPES = new Set(['Query', 'Mutation', 'Subscription']);
const SINGLE = ['class', 'sensitivity', 'updated'] as const;
const LISTS = ['purposes', 'masks'] as const;

/**
 * Reads `@sharing` (schema/directives/sharing.graphql) from a supergraph: a field's word goes before its type's, member by member.
 * A type of which nothing is said is a carrier.
 * @throws Error when a word is not one: the contract's checks refuse more, but what cannot be judged must not be served
 */
export function readSharing(supergraph: DocumentNode): Sharing {
  const owners = new Set(readDepartments(supergraph).map(({ name }) => name));
  const words = new Map<string, SharingWord>();
  const types = supergraph.definitions.filter(isShared);
  const anySaid = types.some(saysAnything);
  for (const type of types) {
    // Operations start at a root, where no field led to: there at least everything must be said.
    if (!saysAnything(type) && !(anySaid && ROOT_TYPES.has(type.name.value))) continue;
    const ofType = readSaid(type.directives, type.name.value);
    for (const field of type.fields ?? []) {
      const coordinate = `${type.name.value}.${field.name.value}`;
      words.set(coordinate, asWord({ ...ofType, ...readSaid(field.directives, coordinate) }, coordinate, owners));
    }
  }
  return new Sharing(words);
}

function isShared(definition: DocumentNode['definitions'][number]): definition is SharedType {
  return definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION;
}

function saysAnything({ directives, fields }: SharedType): boolean {
  return [directives, ...(fields ?? []).map(field => field.directives)].some(given => given?.some(isSharing));
}

function isSharing({ name }: ConstDirectiveNode): boolean {
  return name.value === 'sharing';
}

function readSaid(directives: readonly ConstDirectiveNode[] | undefined, coordinate: string): Said {
  const [first, ...others] = (directives ?? []).filter(isSharing);
  if (others.length > 0) throw new Error(`${coordinate} has two different @sharing; its departments must say the same`);
  const given = (first?.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)] as const);
  // An argument that is null says nothing.
  return Object.fromEntries(given.filter(([, value]) => value !== null));
}

function asWord(said: Said, coordinate: string, owners: ReadonlySet<string>): SharingWord {
  const refuse = (what: string): never => {
    throw new Error(`${coordinate} ${what} (@sharing, schema/directives/sharing.graphql)`);
  };
  if (said.class === undefined || said.sensitivity === undefined) refuse('does not say its class and sensitivity');
  for (const member of SINGLE) {
    if (said[member] !== undefined && !isCode(member, said[member])) refuse(unknownCode(member, said[member]));
  }
  for (const member of LISTS) {
    const unknown = list(said[member]).find(code => !isCode(member, code));
    if (unknown !== undefined) refuse(unknownCode(member, unknown));
  }
  const word: SharingWord = {
    class: said.class as SharingWord['class'],
    basis: said.basis === undefined ? undefined : String(said.basis),
    sensitivity: said.sensitivity as SharingWord['sensitivity'],
    purposes: list(said.purposes) as SharingWord['purposes'],
    masks: list(said.masks) as SharingWord['masks'],
    bandWidth: said.bandWidth as SharingWord['bandWidth'],
    owner: said.owner === undefined ? undefined : String(said.owner),
    updated: said.updated as SharingWord['updated'],
    derivableBy: list(said.derivableBy).map(String),
  };
  if (word.bandWidth !== undefined && !(Number.isFinite(word.bandWidth) && word.bandWidth > 0))
    refuse(`has the bandWidth ${JSON.stringify(said.bandWidth)}, which is no number above 0`);
  if (word.sensitivity !== 'none' && word.purposes.length === 0) refuse(`is ${word.sensitivity} and names no purposes`);
  if (word.class === 'refused' && !word.basis?.trim()) refuse('is refused and names no basis');
  if (word.owner !== undefined && !owners.has(word.owner)) refuse(`is owned by "${word.owner}", which is no department`);
  return word;
}

function isCode(member: keyof typeof SHARING_CODES, value: unknown): boolean {
  return (SHARING_CODES[member] as readonly unknown[]).includes(value);
}

function unknownCode(member: keyof typeof SHARING_CODES, value: unknown): string {
  return `has the ${member} ${JSON.stringify(value)}, which is none of ${SHARING_CODES[member].join(', ')}`;
}

/** GraphQL takes a single value for a list of one. */
function list(value: unknown): readonly unknown[] {
  return value === undefined ? [] : [value].flat();
}
