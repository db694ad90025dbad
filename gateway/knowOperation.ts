import { hash } from 'node:crypto';
import { Kind, Lexer, parse, print, Source, separateOperations, TokenKind, visit } from 'graphql';
import type { PreparedOperation } from './operation/PreparedOperation.ts';
import { operationRequest } from './operation/prepareOperation.ts';

/** Of a person: a citizen's number has 18 digits, a telephone's 11, a date of birth 8. Callers put them into aliases, too. */
const LONG_NUMBER = /\d{6,}/g;
const LONGEST_NAME = 64;

const known = new WeakMap<PreparedOperation, KnownOperation>();

/** Worked out once for each prepared operation, and its text only where somebody tells it. */
export function knowOperation(operation: PreparedOperation): KnownOperation {
  const found = known.get(operation) ?? new KnownOperation(operation);
  known.set(operation, found);
  return found;
}

/** A name of the caller's choice without the long numbers in it. */
export function maskName(name: string): string;
export function maskName(name: string | undefined): string | undefined;
export function maskName(name: string | undefined): string | undefined {
  return name?.replaceAll(LONG_NUMBER, '0');
}

/**
 * What may be told of an operation to anybody: texts and numbers in it become `""` and `0`, and long numbers in names `0`.
 * By its tokens, because each new operation passes here: to rewrite its tree and print it took a tenth of all its preparation.
 */
class KnownOperation {
  /** SHA-256, in hex, of its name and the tokens of its document without values. */
  readonly hash: string;
  /** The caller's own name for it, shortened. */
  readonly name: string | undefined;
  /** The values that stood in the document, in their order, as JSON; undefined: none. Not for telling: they may be about a person. */
  readonly values: string | undefined;
  readonly #operation: PreparedOperation;

  constructor(operation: PreparedOperation) {
    const { tokens, values } = maskTokens(operationRequest(operation.key).query);
    const name = maskName(operation.definition.name?.value);
    this.hash = hash('sha256', `${name ?? ''}\n${tokens}`, 'hex');
    this.name = name?.slice(0, LONGEST_NAME);
    this.values = values.length > 0 ? JSON.stringify(values) : undefined;
    this.#operation = operation;
  }

  /** To be read: without values and comments, and without the document's other operations, which were not asked. */
  get text(): string {
    const { key, definition } = this.#operation;
    // As it was asked: what was prepared of it may be narrowed to what the caller's view has.
    const document = parse(operationRequest(key).query, { noLocation: true });
    const own = separateOperations(document)[definition.name?.value ?? ''] ?? document;
    const masked = visit(own, {
      [Kind.STRING]: node => ({ ...node, value: '', block: false }),
      [Kind.INT]: node => ({ ...node, value: '0' }),
      [Kind.FLOAT]: node => ({ ...node, value: '0' }),
      [Kind.NAME]: node => ({ ...node, value: maskName(node.value) }),
    });
    return print(masked);
  }
}

export type { KnownOperation };

const MASKS: Partial<Record<TokenKind, string>> = {
  [TokenKind.STRING]: '""',
  [TokenKind.BLOCK_STRING]: '""',
  [TokenKind.INT]: '0',
  [TokenKind.FLOAT]: '0',
};

function maskTokens(document: string): { tokens: string; values: string[] } {
  const lexer = new Lexer(new Source(document));
  const values: string[] = [];
  let tokens = '';
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    const { kind, value } = token;
    const shown = MASKS[kind] ?? (kind === TokenKind.NAME ? maskName(value) : kind);
    if (value !== undefined && value !== '' && shown !== value) values.push(value);
    tokens += ` ${shown}`;
  }
  return { tokens, values };
}
