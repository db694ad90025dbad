import { hash } from 'node:crypto';
import { Kind, type NameNode, print, separateOperations, visit } from 'graphql';
import type { PreparedOperation } from './operation/PreparedOperation.ts';

/** An operation as logs, metrics and evidence may tell it to anybody. */
export interface KnownOperation {
  /** SHA-256 of name and text, in hex. */
  hash: string;
  /** The caller's own name for it, shortened. */
  name: string | undefined;
  /** Without values and comments. */
  text: string;
  /** The values that stood in it, in their order, as JSON; undefined: none. Not for telling: they may be about a person. */
  values: string | undefined;
}

/** Of a person: a citizen's number has 18 digits, a telephone's 11, a date of birth 8. Callers put them into aliases, too. */
const LONG_NUMBER = /\d{6,}/g;
const LONGEST_NAME = 64;

const known = new WeakMap<PreparedOperation, KnownOperation>();

/**
 * What may be told of an operation: texts and numbers in it become `""` and `0`, and long numbers in names `0`. Worked out
 * once for each prepared operation.
 */
export function knowOperation(operation: PreparedOperation): KnownOperation {
  const found = known.get(operation);
  if (found) return found;
  const { text, values } = maskValues(operation);
  const name = maskName(operation.definition.name?.value);
  const made = {
    hash: hash('sha256', `${name ?? ''}\n${text}`, 'hex'),
    name: name?.slice(0, LONGEST_NAME),
    text,
    values: values.length > 0 ? JSON.stringify(values) : undefined,
  };
  known.set(operation, made);
  return made;
}

/** A name of the caller's choice without the long numbers in it. */
export function maskName(name: string): string;
export function maskName(name: string | undefined): string | undefined;
export function maskName(name: string | undefined): string | undefined {
  return name?.replaceAll(LONG_NUMBER, '0');
}

function maskValues({ document, definition }: PreparedOperation): { text: string; values: string[] } {
  const values: string[] = [];
  const mask = <Value extends { value: string }>(node: Value, value: string): Value => {
    values.push(node.value);
    return { ...node, value, block: false };
  };
  const maskNode = (node: NameNode) => {
    const name = maskName(node.value);
    return name === node.value ? undefined : mask(node, name);
  };
  // Other operations of the document, and their fragments, were not asked.
  const own = separateOperations(document)[definition.name?.value ?? ''] ?? document;
  const masked = visit(own, {
    [Kind.STRING]: node => mask(node, ''),
    [Kind.INT]: node => mask(node, '0'),
    [Kind.FLOAT]: node => mask(node, '0'),
    [Kind.NAME]: maskNode,
  });
  return { text: print(masked), values };
}
