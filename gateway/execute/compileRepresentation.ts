import { type DataObject, type DataValue, isDataObject } from '../data/DataObject.ts';
import type { Representation, RequiresSelection } from '../plan/QueryPlan.ts';
import type { FieldFailure, FieldFailures } from './FieldFailures.ts';
import { flattenRequires, type RequiredField } from './flattenRequires.ts';
import { identifyingKeys, isIdentified } from './identifyingKeys.ts';
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
}

/**
 * Writes the representation of an object as JSON: what a department needs to know of it in order to add its own fields.
 * The text is also the key by which equal representations are found, so it is written at once, not made of an object.
 * A value that is missing because a department failed must not travel as null: the receiver would compute with it.
 * Undefined when no part of the selection is for this object's type, or nothing says which entity it is.
 */
export type RepresentationWriter = (
  object: DataObject,
  context: RepresentationContext,
) => string | FailedRepresentation | undefined;

type ObjectWriter = (object: DataObject, context: RepresentationContext) => string | FailedRepresentation;

/** How objects are made known to a department. */
export interface CompiledRepresentation {
  write: RepresentationWriter;
  /**
   * Where an object of a type holds the one value that, with its type, is the whole representation; undefined when there is
   * more to it. Equal texts among these are found without writing them.
   */
  soleKey: (typeName: string) => string | undefined;
}

export function compileRepresentation(
  selections: readonly Representation[],
  rewrites: readonly KeyRewrite[],
  types: TypeRelations,
): CompiledRepresentation {
  const soleKey = (typeName: string) => {
    const [type, field, ...others] = flattenRequires(selections, { typeName, types });
    const isSole = type?.name === '__typename' && field?.selections.length === 0 && others.length === 0;
    return isSole && rewrites.length === 0 ? field.from : undefined;
  };
  const writers = new Map<string, RepresentationWriter | undefined>();
  const writerFor = (typeName: string) => {
    const fields = flattenRequires(selections, { typeName, types });
    const isForType = fields.some(({ name }) => name === '__typename');
    const keys = isForType ? identifyingKeys(selections, { typeName, types }) : [];
    const writer = isForType ? identified(compileFields(fields, types, typeName), keys) : undefined;
    writers.set(typeName, writer);
    return writer;
  };
  const write: RepresentationWriter = (object, context) => {
    const typeName = object.__typename;
    if (typeof typeName !== 'string') return undefined;
    const writeObject = writers.has(typeName) ? writers.get(typeName) : writerFor(typeName);
    const text = writeObject?.(object, context);
    return rewrites.length > 0 && typeof text === 'string' ? rewrite(text, rewrites) : text;
  };
  return { write, soleKey };
}

/** Failures go first: a key that is missing because its department failed is an error, not an unknown entity. */
function identified(write: ObjectWriter, keys: readonly (readonly string[])[]): RepresentationWriter {
  if (keys.length === 0) return write;
  return (object, context) => {
    const text = write(object, context);
    return typeof text === 'string' && !isIdentified(object, keys) ? undefined : text;
  };
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
    const write = compileFields(flattenRequires(selections, { typeName, types }), types, typeName);
    writers.set(typeName, write);
    return write(object, context);
  };
}

/** @param typeName of the objects, as far as it is known; what is known is written once and for all */
function compileFields(fields: readonly RequiredField[], types: TypeRelations, typeName: string | undefined): ObjectWriter {
  const known = typeName === undefined ? undefined : fields.find(({ name, from }) => name === '__typename' && from === name);
  const start = known ? `{"__typename":${JSON.stringify(typeName)}` : '{';
  const [first, ...others] = fields.filter(field => field !== known).map(field => compileField(field, types));
  if (first === undefined) return () => `${start}}`;
  // Most have one field, and this is called for each entity: what can be joined beforehand is.
  const firstHead = known ? `${start},${first.head}` : start + first.head;
  return (object, context) => {
    const written = first.write(object, context);
    if (typeof written !== 'string') return written;
    let text = firstHead + written;
    for (const { head, write } of others) {
      const more = write(object, context);
      if (typeof more !== 'string') return more;
      text += `,${head}${more}`;
    }
    return `${text}}`;
  };
}

function compileField({ name, from, selections }: RequiredField, types: TypeRelations) {
  const nested = selections.length > 0 ? compileNested(selections, types) : undefined;
  const write: ObjectWriter = (object, context) => {
    const value = object[from];
    if (value === null || value === undefined) {
      const failure = context.failures.any ? context.failures.at(object, from)?.[0] : undefined;
      return failure ? new FailedRepresentation(failure) : 'null';
    }
    return nested ? writeValue(value, nested, context) : JSON.stringify(value);
  };
  return { head: `${JSON.stringify(name)}:`, write };
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
