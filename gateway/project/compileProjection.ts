import {
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { type DataObject, type DataValue, isDataObject } from '../data/DataObject.ts';
import { dataKey } from '../data/dataKey.ts';
import type { Masking, Withholding } from '../operation/PreparedOperation.ts';
import { asksForType, collectFields, type FieldGroups, type Selecting } from './collectFields.ts';
import { compileLeaf } from './compileLeaf.ts';
import { compileMask } from './masks/compileMask.ts';
import type { ProjectionRun, Written } from './ProjectionRun.ts';
import { SharedWriters } from './SharedWriters.ts';

/** Writes a value as JSON. */
export type Writer = (value: DataValue, run: ProjectionRun) => Written;

const TAKES_ITS_OBJECT =
  ' 按目录约定本字段必有值，因此它所在的对象也为空；不查询本字段即可取得其余数据。 Its type requires a value, so the object around it is null too; leave this field out to get the rest.';

/** A selected field of an object type, ready to be written. */
interface CompiledField {
  /** `"unit":`, with the comma that separates it from the field before. */
  head: string;
  responseKey: string;
  dataKey: string;
  isNonNull: boolean;
  /** Type and field, for messages. */
  coordinate: string;
  source: 'data' | 'typename' | 'introspection' | Withholding;
  write: Writer;
}

/**
 * Compiles the writer of an operation's answer for one choice of `@skip`/`@include` conditions: fields in the order of the
 * specification, null propagation by the public schema, only what the caller asked for, straight to text.
 */
export function compileProjection(root: GraphQLObjectType, selectionSet: SelectionSetNode, selecting: Selecting): Writer {
  return compileObject(root, [selectionSet], { ...selecting, writers: new SharedWriters() });
}

interface Compiling extends Selecting {
  writers: SharedWriters;
}

function compileObject(
  type: GraphQLObjectType | GraphQLInterfaceType,
  selectionSets: readonly SelectionSetNode[],
  compiling: Compiling,
): Writer {
  const groups = collectFields(type, selectionSets, compiling);
  return compiling.writers.findOrCompile(type, groups, () => writerOfFields(type, compileFields(type, groups, compiling)));
}

function compileFields(
  type: GraphQLObjectType | GraphQLInterfaceType,
  groups: FieldGroups,
  compiling: Compiling,
): CompiledField[] {
  const fields: CompiledField[] = [];
  for (const [responseKey, nodes] of groups) {
    const field = compileField(type, nodes, { responseKey, isFirst: fields.length === 0, compiling });
    if (field) fields.push(field);
  }
  return fields;
}

function writerOfFields(type: GraphQLObjectType | GraphQLInterfaceType, fields: readonly CompiledField[]): Writer {
  const write = (object: DataObject, run: ProjectionRun): Written => {
    let written = '{';
    for (const field of fields) {
      const text = writeField(field, { object, typeName: type.name, run });
      if (typeof text !== 'string' && field.isNonNull) return text;
      written += field.head + (text ?? 'null');
    }
    return `${written}}`;
  };
  const writer: Writer = (value, run) => {
    if (!isDataObject(value)) return refuse(run, type.name);
    return run.shared.size > 0 && run.shared.has(value) ? run.writeOnce(value, writer, write) : write(value, run);
  };
  return writer;
}

function writeField(
  field: CompiledField,
  { object, typeName, run }: { object: DataObject; typeName: string; run: ProjectionRun },
): Written {
  if (field.source === 'typename') return JSON.stringify(typeName);
  if (field.source === 'introspection') return run.introspection.get(field.responseKey) ?? null;
  const mark = run.mark;
  if (typeof field.source === 'object') {
    run.addWithheld(field.source);
    run.addKey(field.responseKey, mark);
    return null;
  }
  const value = object[field.dataKey];
  let text: Written = null;
  if (value !== null && value !== undefined) text = field.write(value, run);
  else if (!run.explainNull(object, field.dataKey)) explainAbsence(field, value, run);
  if (run.mark > mark) run.addKey(field.responseKey, mark);
  return text;
}

function compileField(
  parent: GraphQLObjectType | GraphQLInterfaceType,
  nodes: readonly FieldNode[],
  { responseKey, isFirst, compiling }: { responseKey: string; isFirst: boolean; compiling: Compiling },
): CompiledField | undefined {
  const [node] = nodes;
  if (!node) return undefined;
  const name = node.name.value;
  const base = {
    head: `${isFirst ? '' : ','}${JSON.stringify(responseKey)}:`,
    responseKey,
    dataKey: dataKey(node),
    coordinate: `${parent.name}.${name}`,
  };
  if (name === '__typename') return { ...base, source: 'typename', isNonNull: true, write: () => null };
  if (name === '__schema' || name === '__type') {
    return { ...base, source: 'introspection', isNonNull: name === '__schema', write: () => null };
  }
  const definition = parent.getFields()[name];
  if (!definition) return undefined;
  const withheld = withholdingOf(nodes, definition.type, compiling);
  if (withheld) return { ...base, ...withholding(withheld, isNonNullType(definition.type)), write: () => null };
  const selectionSets = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
  const write = compileType(definition.type, { selectionSets, compiling, coordinate: base.coordinate });
  const shown = nodes.flatMap(one => compiling.masked?.get(one) ?? [])[0];
  return { ...base, source: 'data', isNonNull: isNonNullType(definition.type), write: shown ? masking(write, shown) : write };
}

function withholding(source: Withholding, isNonNull: boolean): Pick<CompiledField, 'source' | 'isNonNull'> {
  return { isNonNull, source: isNonNull ? { ...source, message: source.message + TAKES_ITS_OBJECT } : source };
}

function masking(write: Writer, shown: Masking): Writer {
  const mask = compileMask(shown);
  return (value, run) => write(mask(value), run);
}

interface FieldPlace {
  selectionSets: readonly SelectionSetNode[];
  compiling: Compiling;
  coordinate: string;
}

function compileType(type: GraphQLOutputType, place: FieldPlace): Writer {
  if (isNonNullType(type)) return compileType(type.ofType, place);
  if (isListType(type)) return compileList(type.ofType, place);
  if (isLeafType(type)) {
    const write = compileLeaf(type);
    return (value, run) => write(value) ?? refuse(run, `${place.coordinate}: ${type.name}`);
  }
  if (isObjectType(type)) return compileObject(type, place.selectionSets, place.compiling);
  return compileAbstract(type, place);
}

function compileList(itemType: GraphQLOutputType, place: FieldPlace): Writer {
  const write = compileType(itemType, place);
  const itemIsNonNull = isNonNullType(itemType);
  return (value, run) => {
    if (!Array.isArray(value)) return refuse(run, place.coordinate);
    let written = '[';
    let at = 0;
    for (let index = 0; index < value.length; index++) {
      const item = value[index];
      const mark = run.mark;
      let text: Written = null;
      if (item !== null && item !== undefined) text = write(item, run);
      else if (!run.explainNull(value, String(index)) && itemIsNonNull) refuseNull(run, place.coordinate);
      if (text === undefined && itemIsNonNull) {
        run.leaveOut(value, index, mark);
        continue;
      }
      if (run.mark > mark) run.addKey(at, mark);
      if (text === null && itemIsNonNull) return null;
      written += (at === 0 ? '' : ',') + (text ?? 'null');
      at += 1;
    }
    if (at < value.length) run.addLeftOut();
    return `${written}]`;
  };
}

/**
 * A value is given when one of the selections that name it may have it, as `... on Fund { name }` beside a withheld
 * `... on Named { name }`. Of an object whose parts were asked for by both nobody could tell what is missing: it is withheld whole.
 */
function withholdingOf(nodes: readonly FieldNode[], type: GraphQLOutputType, { withheld }: Compiling): Withholding | undefined {
  const found = nodes.flatMap(node => withheld?.get(node) ?? []);
  const isGiven = found.length < nodes.length && isLeafType(getNamedType(type));
  return isGiven ? undefined : found[0];
}

/**
 * Interfaces and unions: one writer per type that really occurs, compiled when it first does. An object of a kind that the view does not
 * have is left out of a list that could not hold a null in its place (decisions/hidden-kinds-are-left-out.md).
 */
function compileAbstract(type: GraphQLAbstractType, { selectionSets, compiling, coordinate }: FieldPlace): Writer {
  const writers = new Map<string, Writer>();
  const hidden = compiling.hidden?.get(type.name);
  const writerOf = (name: string): Writer | undefined => {
    const possible = compiling.schema.getType(name);
    const isPossible = isObjectType(possible) && compiling.schema.isSubType(type, possible);
    // A department that has the interface as an object does not know more; enough where nobody asks which type it is.
    const isEnough = isInterfaceType(possible) && possible === type && !asksForType(possible, selectionSets, compiling);
    if (!isPossible && !isEnough) return undefined;
    const writer = compileObject(possible, selectionSets, compiling);
    writers.set(name, writer);
    return writer;
  };
  return (value, run) => {
    const name = isDataObject(value) ? value.__typename : undefined;
    const write = typeof name === 'string' ? (writers.get(name) ?? writerOf(name)) : undefined;
    if (write) return write(value, run);
    if (typeof name !== 'string' || hidden?.has(name) !== true) return refuse(run, `${coordinate}: ${type.name}`);
    run.addNotInView();
    return undefined;
  };
}

/** Null is an answer. No answer is none: where a department did not know what it was asked about, the executor wrote null. */
function explainAbsence(field: CompiledField, value: DataValue, run: ProjectionRun): void {
  if (field.isNonNull) refuseNull(run, field.coordinate);
  else if (value === undefined) refuse(run, field.coordinate);
}

function refuse(run: ProjectionRun, what: string): null {
  run.addError(
    'DEPARTMENT_INVALID_ANSWER',
    `部门答复的数据与目录约定的类型不符（${what}），本字段没有数据。请联系数据提供部门。 The value delivered for ${what} is not of the promised type.`,
  );
  return null;
}

function refuseNull(run: ProjectionRun, coordinate: string): void {
  run.addError(
    'NULL_IN_NON_NULL_FIELD',
    `部门未提供约定必有的数据（${coordinate}）。请联系数据提供部门。 Cannot return null for non-nullable field ${coordinate}.`,
  );
}
