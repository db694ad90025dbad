import { type ConstDirectiveNode, valueFromASTUntyped } from 'graphql';
import type { DepartmentSchema } from './checks/ContractRule.ts';
import { type DefinedElement, definedElements, isRootType } from './definedElements.ts';

/** `@sharing` as written (directives/sharing.graphql); whether its values are of the agreed codes is a rule's question. */
export interface SharingWord {
  class?: string;
  basis?: string;
  sensitivity?: string;
  purposes?: readonly string[];
  masks?: readonly string[];
  bandWidth?: unknown;
  owner?: string;
  updated?: string;
  derivableBy?: readonly string[];
}

/** A type or a field of an object or interface, in the department that defines it. */
export interface SharedElement extends DefinedElement {
  department: string;
  /** What is said at this very place, not what it comes to together with the type. */
  word: SharingWord | undefined;
}

/** Types and fields that a word about sharing can stand on, `@external` repetitions of another department's left out. */
export function sharedElements(departments: readonly DepartmentSchema[]): SharedElement[] {
  return departments.flatMap(({ department, document }) =>
    definedElements(document)
      .filter(({ kind, external }) => (kind === 'object' || kind === 'interface') && !external)
      .map(element => ({ ...element, department, word: readWord(element.directives) })),
  );
}

/** What all departments together say of each field: a field's word goes before its type's, member by member. */
export class ContractWords {
  readonly elements: readonly SharedElement[];
  readonly #words = new Map<string, SharingWord>();
  readonly #typesWithWords = new Set<string>();

  constructor(departments: readonly DepartmentSchema[]) {
    this.elements = sharedElements(departments);
    for (const { coordinate, typeName, word } of this.elements) {
      if (word === undefined) continue;
      this.#words.set(coordinate, { ...this.#words.get(coordinate), ...word });
      this.#typesWithWords.add(typeName);
    }
  }

  of(typeName: string, fieldName: string): SharingWord | undefined {
    const ofType = this.#words.get(typeName);
    const ofField = this.#words.get(`${typeName}.${fieldName}`);
    return ofType || ofField ? { ...ofType, ...ofField } : undefined;
  }

  /** A type of which nobody says anything counts as the field that led to it; operations start at a root, where none did. */
  isCarrier(typeName: string): boolean {
    return !this.#typesWithWords.has(typeName) && !isRootType(typeName);
  }
}

/** Whether a field speaks of persons, so that a purpose is needed and no aggregate may hold it. */
export function isPersonal({ sensitivity }: SharingWord): boolean {
  return sensitivity !== undefined && sensitivity !== 'none';
}

function readWord(directives: readonly ConstDirectiveNode[]): SharingWord | undefined {
  const directive = directives.find(({ name }) => name.value === 'sharing');
  if (directive === undefined) return undefined;
  return Object.fromEntries((directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));
}
