import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  valueFromASTUntyped,
} from 'graphql';

/** What `@sharing` says of a field or type (schema/trust.md §2); empty where its owner has not said anything yet. */
export interface SharingWords {
  class?: string;
  basis?: string;
  sensitivity?: string;
  purposes?: string[];
  masks?: string[];
  updated?: string;
  /** Whose it is, where several departments answer; left out, whoever says it. */
  owner?: string;
}

export interface SharedType {
  owner: string;
  name: string;
  description: string;
  words: SharingWords;
  fields: { name: string; description: string; words: SharingWords }[];
}

/** The committed contract beside this department's folder; `CONTRACT_DIR` names another place. Absent where the department was lifted out. */
export function contractFolder(): string {
  return process.env.CONTRACT_DIR || join(import.meta.dirname, '..', '..', '..', 'schema', 'subgraphs');
}

/**
 * Reads what departments share: every object type of the committed contract but carriers of pages; of the root the lists that need a grant. A field's word goes
 * before its type's, member by member. What another department answers for an owner is listed by the owner.
 */
export function readContract(folder: string): SharedType[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter(file => file.endsWith('.graphql'));
  return files
    .sort()
    .flatMap(file => sharedTypesOf(basename(file, '.graphql'), readFileSync(join(folder, file), 'utf8')))
    .filter(({ owner }) => owner !== OWN_NAME);
}

export function sharedTypesOf(owner: string, sdl: string): SharedType[] {
  return parse(sdl, { noLocation: true }).definitions.flatMap(definition => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION) return [];
    const { name, fields = [], directives = [] } = definition;
    if (CARRIER.test(name.value) || directives.some(isForeignKey)) return [];
    const words = wordsOf(directives);
    if (Object.keys(words).length === 0 && isValueOfAll(directives)) return [];
    const description = definition.kind === Kind.OBJECT_TYPE_DEFINITION ? descriptionOf(definition) : '';
    const own = fields
      .filter(field => !field.directives?.some(({ name }) => name.value === 'external'))
      .map(field => sharedField(field, words))
      .filter(({ words: { owner: said = name.value === ROOT ? undefined : owner } }) => said === owner)
      .filter(({ words }) => name.value !== ROOT || words.class !== 'unconditional');
    return own.length === 0
      ? []
      : [{ owner, name: name.value, description, words: { ...summaryOf(own), ...words }, fields: own }];
  });
}

function sharedField(field: FieldDefinitionNode, ofType: SharingWords) {
  const words: SharingWords = { ...ofType, ...wordsOf(field.directives ?? []) };
  return { name: field.name.value, description: descriptionOf(field), words };
}

/**
 * What an entry says whose type says nothing, because departments share the type: the class that asks most. A key that nobody owns may go
 * without a word.
 */
function summaryOf(fields: { words: SharingWords }[]): SharingWords {
  const classes = new Set(fields.flatMap(({ words }) => words.class ?? []));
  const [only] = classes;
  if (only === undefined) return {};
  const basis = fields.find(({ words }) => words.basis !== undefined)?.words.basis;
  return { class: classes.size === 1 ? only : 'conditional', ...(basis !== undefined && { basis }) };
}

function wordsOf(directives: readonly ConstDirectiveNode[]): SharingWords {
  const sharing = directives.find(({ name }) => name.value === 'sharing');
  return Object.fromEntries(sharing?.arguments?.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]) ?? []);
}

/** A value type that departments share word by word, such as a month's figure: it is of the field that led to it. */
function isValueOfAll(directives: readonly ConstDirectiveNode[]): boolean {
  const names = directives.map(({ name }) => name.value);
  return names.includes('shareable') && !names.includes('key');
}

/** `@key(fields: "uscc", resolvable: false)`: a type of another department that is only named here. */
function isForeignKey({ name, arguments: given }: ConstDirectiveNode): boolean {
  return (
    name.value === 'key' &&
    given?.some(({ name, value }) => name.value === 'resolvable' && valueFromASTUntyped(value) === false) === true
  );
}

function descriptionOf({ description }: FieldDefinitionNode | ObjectTypeDefinitionNode): string {
  return description?.value.trim() ?? '';
}

const OWN_NAME = 'data-sharing';
const CARRIER = /^(Mutation|Subscription|PageInfo)$|(Connection|Edge)$/;

/** Lists of a department begin here; doors that all departments open alike, and what is open anyway, are nobody's to apply for. */
const ROOT = 'Query';
