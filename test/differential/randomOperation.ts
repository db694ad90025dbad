import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isUnionType,
} from 'graphql';
import type { Choice } from './Choice.ts';

export interface RandomOperation {
  query: string;
  variables: Record<string, unknown>;
}

export interface Operations {
  schema: GraphQLSchema;
  /** Values worth asking with, by the argument's name; others are made up by type. */
  values: Readonly<Record<string, readonly unknown[]>>;
  /** Fields left alone, as `Type.field`: those that fail on purpose. */
  without: readonly string[];
  depth: number;
}

/** Writes a query over a schema: fields, aliases, arguments, fragments of all kinds, `@skip` and `@include`, variables. */
export function randomOperation(operations: Operations, choice: Choice): RandomOperation {
  const writer = new Writer(operations, choice);
  const root = operations.schema.getQueryType();
  if (!root) throw new Error('The schema has no queries.');
  const selections = writer.selectionSet(root, operations.depth);
  const declared = writer.declarations.length > 0 ? `(${writer.declarations.join(', ')})` : '';
  return { query: [`query Q${declared} ${selections}`, ...writer.fragments].join('\n'), variables: writer.variables };
}

class Writer {
  readonly declarations: string[] = [];
  readonly variables: Record<string, unknown> = {};
  readonly fragments: string[] = [];
  readonly #schema: GraphQLSchema;
  readonly #values: Operations['values'];
  readonly #without: Operations['without'];
  readonly #choice: Choice;

  constructor({ schema, values, without }: Operations, choice: Choice) {
    this.#schema = schema;
    this.#values = values;
    this.#without = without;
    this.#choice = choice;
  }

  selectionSet(type: GraphQLCompositeType, depth: number): string {
    const count = this.#choice.number(1, depth > 2 ? 3 : 4);
    return `{ ${Array.from({ length: count }, () => this.#selection(type, depth)).join(' ')} }`;
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    const all = isUnionType(type) ? [] : Object.values(type.getFields());
    const fields = all.filter(({ name }) => !this.#without.includes(`${type.name}.${name}`));
    const usable = depth > 0 ? fields : fields.filter(field => !isCompositeType(getNamedType(field.type)));
    const kind = this.#choice.number(0, 11);
    if (kind === 0 || usable.length === 0) return this.#typename(type, depth);
    if (kind <= 3 && depth > 0) return this.#fragment(type, depth - 1);
    return this.#field(this.#choice.of(usable), usable, depth);
  }

  #typename(type: GraphQLCompositeType, depth: number): string {
    if (isUnionType(type) && depth > 0 && !this.#choice.chance(4)) return this.#fragment(type, depth - 1);
    return this.#choice.of(['__typename', '__typename', 'kind: __typename']);
  }

  /** An alias may be another field's name: keys for the way to other departments must not be taken for it. */
  #field(field: GraphQLField<unknown, unknown>, others: readonly GraphQLField<unknown, unknown>[], depth: number): string {
    const type = getNamedType(field.type);
    const below = isCompositeType(type) ? ` ${this.selectionSet(type, depth - 1)}` : '';
    const given = field.args.flatMap(({ name, type: expected }) =>
      isNonNullType(expected) || this.#choice.chance(2) ? [`${name}: ${this.#argument(name, expected)}`] : [],
    );
    const taken = this.#choice.chance(5) ? this.#choice.of(others).name : undefined;
    const alias = given.length > 0 || this.#choice.chance(4) ? `${taken ?? `${field.name}${this.#choice.number(1, 99)}`}: ` : '';
    return `${alias}${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${this.#condition()}${below}`;
  }

  #fragment(type: GraphQLCompositeType, depth: number): string {
    const on = this.#choice.of(this.#overlapping(type));
    const style = this.#choice.number(0, 3);
    if (style === 0) return `...${this.#condition()} ${this.selectionSet(type, depth)}`;
    if (style > 1) return `... on ${on.name}${this.#condition()} ${this.selectionSet(on, depth)}`;
    const name = `F${this.fragments.length + 1}`;
    const place = this.fragments.push('') - 1;
    this.fragments[place] = `fragment ${name} on ${on.name} ${this.selectionSet(on, depth)}`;
    return `...${name}${this.#condition()}`;
  }

  /** The types an object of this type may also have. */
  #overlapping(type: GraphQLCompositeType): GraphQLCompositeType[] {
    const possible = new Set(isAbstractType(type) ? this.#schema.getPossibleTypes(type) : [type]);
    const all = Object.values(this.#schema.getTypeMap()).filter(isCompositeType);
    return all.filter(
      other =>
        !other.name.startsWith('__') &&
        (isAbstractType(other) ? this.#schema.getPossibleTypes(other).some(one => possible.has(one)) : possible.has(other)),
    );
  }

  #condition(): string {
    if (!this.#choice.chance(6)) return '';
    const value = this.#choice.chance(2) ? this.#variable('Boolean!', this.#choice.chance(2)) : String(this.#choice.chance(2));
    return ` @${this.#choice.of(['skip', 'include'])}(if: ${value})`;
  }

  #argument(name: string, type: GraphQLInputType): string {
    const value = this.#value(name, type);
    if (this.#choice.chance(3)) return this.#variable(String(type), value);
    return isEnumType(getNamedType(type)) ? String(value) : JSON.stringify(value);
  }

  /** Sometimes left to its default. */
  #variable(type: string, value: unknown): string {
    const name = `v${this.declarations.length + 1}`;
    const asDefault = this.#choice.chance(4) && typeof value !== 'string';
    this.declarations.push(`$${name}: ${type}${asDefault ? ` = ${JSON.stringify(value)}` : ''}`);
    if (!asDefault || this.#choice.chance(2)) this.variables[name] = value;
    return `$${name}`;
  }

  #value(name: string, type: GraphQLInputType): unknown {
    if (isNonNullType(type)) return this.#value(name, type.ofType);
    const known = this.#values[name];
    if (known) return this.#choice.of(known);
    if (isListType(type)) return [this.#value(name, type.ofType)];
    if (isEnumType(type)) return this.#choice.of(type.getValues()).name;
    if (isInputObjectType(type)) throw new Error(`Give values for the argument "${name}".`);
    if (type.name === 'Boolean') return this.#choice.chance(2);
    if (type.name === 'Int' || type.name === 'Float') return this.#choice.number(0, 3);
    return this.#choice.of(['a', 'b']);
  }
}
