import type { RequiresSelection } from '@graphql-hive/router-query-planner';
import { type DataObject, type DataValue, isDataObject } from '../data/DataObject.ts';
import type { Variables } from '../operation/coerceVariables.ts';
import type { FieldFailure, FieldFailures } from './FieldFailures.ts';
import { flattenRequires, type RequiredField } from './flattenRequires.ts';
import { type KeyRewrite, rewriteKeys } from './rewriteKeys.ts';
import type { TypeRelations } from './TypeRelations.ts';

/** A value that a representation needs is missing because its department failed. */
export class FailedRepresentation {
  readonly failure: FieldFailure;
  constructor(failure: FieldFailure) {
    this.failure = failure;
  }
}

export interface RepresentationContext {
  failures: FieldFailures;
  variables: Variables;
}

/**
 * Writes the representation of an object as JSON: what a department needs to know of it in order to add its own fields.
 * The text is also the key by which equal representations are found, so it is written at once, not made of an object.
 * A value that is missing because a department failed must not travel as null: the receiver would compute with it.
 * Undefined when no part of the selection is for this object's type, or nothing says which entity it is: a key that is null,
 * or that its owner never knew, asks about nobody.
 */
export type RepresentationWriter = (
  object: DataObject,
  context: RepresentationContext,
) => string | FailedRepresentation | undefined;

type ObjectWriter = (object: DataObject, context: RepresentationContext) => string | FailedRepresentation;

/** @throws Error for a fragment spread, which the planner does not use here */
export function compileRepresentation(
  selections: readonly RequiresSelection[],
  { department, rewrites, types }: { department: string; rewrites: readonly KeyRewrite[]; types: TypeRelations },
): RepresentationWriter {
  const writers = new Map<string, EntityWriter | undefined>();
  const writerFor = (typeName: string) => {
    const fields = flattenRequires(selections, { typeName, types });
    const writer = fields.some(({ name }) => name === '__typename')
      ? { write: compileFields(fields, types), keys: readKeys(selections, { department, typeName, types }) }
      : undefined;
    writers.set(typeName, writer);
    return writer;
  };
  return (object, context) => {
    const typeName = object.__typename;
    if (typeof typeName !== 'string') return undefined;
    const writer = writers.has(typeName) ? writers.get(typeName) : writerFor(typeName);
    if (!writer) return undefined;
    const text = writer.write(object, context);
    if (typeof text === 'string' && !writer.keys.every(keys => isIdentified(object, keys))) return undefined;
    return rewrites.length > 0 && typeof text === 'string' ? rewrite(text, rewrites) : text;
  };
}

interface EntityWriter {
  write: ObjectWriter;
  /** For each fragment that is for the type: where in the object it is written which entity it is. */
  keys: readonly (readonly string[])[];
}

function readKeys(
  selections: readonly RequiresSelection[],
  { department, typeName, types }: { department: string; typeName: string; types: TypeRelations },
): string[][] {
  return selections.flatMap(selection => {
    if (selection.kind !== 'InlineFragment' || !types.namesMatching([selection.typeCondition]).has(typeName)) return [];
    const sent = new Map(
      selection.selections.flatMap(field => (field.kind === 'Field' ? [[field.name, field.alias ?? field.name]] : [])),
    );
    return [types.keyFields(department, selection.typeCondition, [...sent.keys()]).map(key => sent.get(key) ?? key)];
  });
}

/** A key may hold a null among other values; one that holds nothing else, or lacks a part, is no key. */
function isIdentified(object: DataObject, keys: readonly string[]): boolean {
  let hasValue = keys.length === 0;
  for (const key of keys) {
    const value = object[key];
    if (value === undefined) return false;
    if (value !== null) hasValue = true;
  }
  return hasValue;
}

function rewrite(text: string, rewrites: readonly KeyRewrite[]): string {
  const representation: DataObject = JSON.parse(text);
  rewriteKeys(representation, rewrites);
  return JSON.stringify(representation);
}

/** Objects inside a representation need not tell their type when there is nothing to choose. */
function compileNested(selections: readonly RequiresSelection[], types: TypeRelations): ObjectWriter {
  const writers = new Map<string | undefined, ObjectWriter>();
  return (object, context) => {
    const typeName = typeof object.__typename === 'string' ? object.__typename : undefined;
    const known = writers.get(typeName);
    if (known) return known(object, context);
    const write = compileFields(flattenRequires(selections, { typeName, types }), types);
    writers.set(typeName, write);
    return write(object, context);
  };
}

function compileFields(fields: readonly RequiredField[], types: TypeRelations): ObjectWriter {
  const writers = fields.map(field => compileField(field, types));
  return (object, context) => {
    let text = '{';
    for (const { head, write, isSelected } of writers) {
      if (isSelected && !isSelected(context.variables)) continue;
      const written = write(object, context);
      if (typeof written !== 'string') return written;
      text += text.length === 1 ? head + written : `,${head}${written}`;
    }
    return `${text}}`;
  };
}

/** A field is read by its alias and sent by its name. */
function compileField({ name, from, selections, isSelected }: RequiredField, types: TypeRelations) {
  const nested = selections.length > 0 ? compileNested(selections, types) : undefined;
  const write: ObjectWriter = (object, context) => {
    const value = object[from];
    if (value === null || value === undefined) {
      const failure = context.failures.any ? context.failures.at(object, from)?.[0] : undefined;
      return failure ? new FailedRepresentation(failure) : 'null';
    }
    return nested ? writeValue(value, nested, context) : JSON.stringify(value);
  };
  return { head: `${JSON.stringify(name)}:`, write, isSelected };
}

function writeValue(value: DataValue, write: ObjectWriter, context: RepresentationContext): string | FailedRepresentation {
  if (isDataObject(value)) return write(value, context);
  if (!Array.isArray(value)) return JSON.stringify(value ?? null);
  let list = '';
  for (const item of value) {
    const written = writeValue(item, write, context);
    if (typeof written !== 'string') return written;
    list += list === '' ? written : `,${written}`;
  }
  return `[${list}]`;
}
