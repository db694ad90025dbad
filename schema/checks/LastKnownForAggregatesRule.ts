import { type ConstDirectiveNode, type DocumentNode, Kind, type TypeNode } from 'graphql';
import { type DefinedElement, definedElements, has } from '../definedElements.ts';
import { ContractWords, isPersonal } from '../sharingWords.ts';
import type { ContractRule, Violation } from './ContractRule.ts';

/** The key of a person (schema/README.md). */
const PERSON_KEY = 'pid';

/** `@lastKnown` (directives/lastKnown.graphql) stands only on nullable fields that can neither be of, nor lead to, a person. */
export const LastKnownForAggregatesRule: ContractRule = {
  name: 'LAST_KNOWN_FOR_AGGREGATES',
  because:
    'a kept value outlives its correction: for an aggregate the notice says of what day it is, but a person must never be told, or judged by, what their department has meanwhile put right',
  whatToDo:
    'Put @lastKnown only on nullable fields of aggregates. Where a person, or a type that belongs to one, can be reached from the field, leave it out: the field is then null while its owner is down.',
  check: departments => {
    const words = new ContractWords(departments);
    return departments.flatMap(({ department, document }) => {
      const types = readTypes(document);
      const personal = personalTypes(types);
      return definedElements(document)
        .filter(({ fieldName, directives }) => fieldName !== undefined && has(directives, 'lastKnown'))
        .flatMap((field): Violation[] => {
          const message = breachOf(field, { types, personal, words });
          return message === undefined ? [] : [{ departments: [department], coordinate: field.coordinate, message }];
        });
    });
  },
};

type Types = ReadonlyMap<string, { fields: readonly DefinedElement[]; keys: readonly string[]; members: readonly string[] }>;

function breachOf(
  { typeName, fieldName = '', type, directives }: DefinedElement,
  { types, personal, words }: { types: Types; personal: ReadonlySet<string>; words: ContractWords },
): string | undefined {
  if (personal.has(typeName)) return `${typeName} belongs to a person`;
  const word = words.of(typeName, fieldName);
  if (word && isPersonal(word)) return `@sharing says that it is ${word.sensitivity}`;
  if (type?.kind === Kind.NON_NULL_TYPE) return 'It promises a value always, so that it can never be missing';
  if (maxAgeOf(directives) < 1) return 'Its maxAge must be at least one second';
  const reached = type && [...reachable(nameOf(type), types)].find(name => personal.has(name));
  return reached === undefined ? undefined : `${reached}, which belongs to a person, can be reached from it`;
}

/** Persons, what carries a person's key, and what only persons lead to: types without a key of their own. */
function personalTypes(types: Types): ReadonlySet<string> {
  const personal = new Set<string>();
  for (const [name, { fields, keys }] of types) {
    if (keys.includes(PERSON_KEY) || fields.some(({ fieldName }) => fieldName === PERSON_KEY)) add(name);
  }
  return personal;

  function add(name: string): void {
    if (personal.has(name)) return;
    personal.add(name);
    const type = types.get(name);
    for (const next of [...(type?.fields ?? []).map(field => nameOf(field.type)), ...(type?.members ?? [])]) {
      const other = types.get(next);
      // A township or an employer that a person's record names is an entity of its own, known by its own key.
      if (other && (other.keys.length === 0 || other.keys.includes(PERSON_KEY)) && !isValue(next, types)) add(next);
    }
  }
}

/** Value types that all departments share say of themselves that they belong to nobody. */
function isValue(name: string, types: Types): boolean {
  const fields = types.get(name)?.fields ?? [];
  return fields.some(({ fieldName, directives }) => fieldName === undefined && has(directives, 'shareable'));
}

function reachable(from: string, types: Types): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [from];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const type = types.get(name);
    if (!type || seen.has(name)) continue;
    seen.add(name);
    open.push(...type.fields.map(field => nameOf(field.type)), ...type.members);
  }
  return seen;
}

function readTypes(document: DocumentNode): Types {
  const elements = definedElements(document).filter(({ kind }) => kind === 'object' || kind === 'interface' || kind === 'union');
  const byName = Map.groupBy(elements, ({ typeName }) => typeName);
  return new Map(
    [...byName].map(([name, fields]) => {
      const keys = fields.flatMap(({ fieldName, directives }) => (fieldName === undefined ? keyNames(directives) : []));
      return [name, { fields, keys, members: membersOf(name, document) }];
    }),
  );
}

/** What an interface or a union may turn out to be. */
function membersOf(name: string, { definitions }: DocumentNode): string[] {
  return definitions.flatMap(definition => {
    if ('types' in definition && 'name' in definition && definition.name?.value === name)
      return (definition.types ?? []).map(member => member.name.value);
    if (!('interfaces' in definition) || !definition.interfaces?.some(one => one.name.value === name)) return [];
    return [definition.name.value];
  });
}

function keyNames(directives: readonly ConstDirectiveNode[]): string[] {
  return directives
    .filter(({ name }) => /^(federation__)?key$/.test(name.value))
    .flatMap(({ arguments: given }) => given?.find(({ name }) => name.value === 'fields')?.value ?? [])
    .flatMap(value => (value.kind === Kind.STRING ? (value.value.match(/\w+/g) ?? []) : []));
}

function maxAgeOf(directives: readonly ConstDirectiveNode[]): number {
  const directive = directives.find(({ name }) => name.value === 'lastKnown');
  const value = directive?.arguments?.find(({ name }) => name.value === 'maxAge')?.value;
  return value?.kind === Kind.INT ? Number(value.value) : 0;
}

function nameOf(type: TypeNode | undefined): string {
  if (type === undefined) return '';
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}
