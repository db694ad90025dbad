import { type FieldNode, Kind, parse, type SelectionNode, type TypeNode } from 'graphql';
import type { DepartmentSchema } from './checks/ContractRule.ts';
import { definedElements, has } from './definedElements.ts';

/** What the gateway brings to a department before it asks it for a field. */
export interface Demand {
  receiver: string;
  /** `HrssIndicator.status` for what `@requires` names; the type itself for its key. */
  coordinate: string;
  reason: 'requires' | 'key';
  /** Coordinates of the fields that are brought, as the receiver writes them: perhaps of an interface. */
  fields: readonly string[];
}

/** Lists what each department asks to be handed: by `@requires`, and by the keys under which the gateway may look an entity up there. */
export function demandsOf({ department: receiver, document }: DepartmentSchema): Demand[] {
  const elements = definedElements(document).filter(({ kind }) => kind === 'object' || kind === 'interface');
  const typeOf = new Map(elements.map(({ coordinate, type }) => [coordinate, nameOf(type)]));
  return elements.flatMap(({ coordinate, typeName, fieldName, directives }): Demand[] =>
    directives
      .filter(({ name }) => (fieldName === undefined ? isNamed(name.value, 'key') : isNamed(name.value, 'requires')))
      .flatMap(directive => {
        const given = new Map((directive.arguments ?? []).map(({ name, value }) => [name.value, value]));
        const resolvable = given.get('resolvable');
        if (resolvable?.kind === Kind.BOOLEAN && !resolvable.value) return [];
        const selected = given.get('fields');
        const fields = selected?.kind === Kind.STRING ? selectedFields(selected.value, typeName, typeOf) : [];
        return { receiver, coordinate, reason: fieldName === undefined ? 'key' : 'requires', fields };
      }),
  );
}

/** For each interface, the object types that are one, in any department. */
export function implementers(departments: readonly DepartmentSchema[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const definition of departments.flatMap(({ document }) => document.definitions)) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION) continue;
    for (const { name } of definition.interfaces ?? []) {
      const types = found.get(name.value) ?? new Set();
      found.set(name.value, types.add(definition.name.value));
    }
  }
  return found;
}

/** The coordinates in a field set such as `value owner { code }`, those inside others too. */
function selectedFields(fieldSet: string, typeName: string, typeOf: ReadonlyMap<string, string>): string[] {
  const [operation] = parse(`{ ${fieldSet} }`, { noLocation: true }).definitions;
  return operation && 'selectionSet' in operation ? walk(operation.selectionSet?.selections ?? [], typeName) : [];

  function walk(selections: readonly SelectionNode[], parent: string): string[] {
    return selections.flatMap(selection => {
      if (selection.kind === Kind.FIELD) return [`${parent}.${selection.name.value}`, ...inside(selection, parent)];
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
      return walk(selection.selectionSet.selections, selection.typeCondition?.name.value ?? parent);
    });
  }

  function inside({ name, selectionSet }: FieldNode, parent: string): string[] {
    return walk(selectionSet?.selections ?? [], typeOf.get(`${parent}.${name.value}`) ?? '');
  }
}

function isNamed(written: string, name: string): boolean {
  return has([{ kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: written } }], name);
}

function nameOf(type: TypeNode | undefined): string {
  if (type === undefined) return '';
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}
