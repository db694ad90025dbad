import type { SelectionSetNode, TypeNode } from 'graphql';

/** Who has what: the facts of a supergraph, by the join specification (https://specs.apollo.dev/join/v0.5/), for look-up. */
export interface Joins {
  /** From the supergraph's name of each department (`HRSS`) to its own (`hrss`). */
  departments: ReadonlyMap<string, string>;
  types: ReadonlyMap<string, JoinedType>;
  /** Names of fields that can be asked for with arguments, of whatever type. */
  namesWithArguments: ReadonlySet<string>;
  rootTypes: Readonly<Partial<Record<'query' | 'mutation' | 'subscription', string>>>;
}

export interface JoinedType {
  name: string;
  kind: 'object' | 'interface' | 'union';
  /** The interfaces it implements. */
  interfaces: readonly string[];
  /** Object types that it stands for; for an object type, itself. */
  possible: ReadonlySet<string>;
  /** By department. */
  in: ReadonlyMap<string, TypeInDepartment>;
}

export interface TypeInDepartment {
  /** An interface that the department has as an object, not knowing the types behind it (`@interfaceObject`). */
  isInterfaceObject: boolean;
  keys: readonly TypeKey[];
  fields: ReadonlyMap<string, FieldInDepartment>;
  /** Object types that this department has for it. */
  possible: ReadonlySet<string>;
}

export interface TypeKey {
  selection: SelectionSetNode;
  /** Whether the department can be asked by it (`resolvable:`). */
  isResolvable: boolean;
}

export interface FieldInDepartment {
  name: string;
  /** As this department has it. */
  type: TypeNode;
  typeName: string;
  /** Mentioned only: the department does not have its value, unless it is part of a key or provided. */
  isExternal: boolean;
  requires: SelectionSetNode | undefined;
  provides: SelectionSetNode | undefined;
  /** A field that moves step by step is here only while its label is, or is not, on. */
  moves: { label: string; isHereWhenOn: boolean } | undefined;
}
