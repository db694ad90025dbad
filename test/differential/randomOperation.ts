import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isNonNullType,
  isUnionType,
} from 'graphql';
import type { Choice } from './Choice.ts';
import { RandomInput } from './RandomInput.ts';

export interface RandomOperation {
  query: string;
  variables: Record<string, unknown>;
}

export interface Operations {
  schema: GraphQLSchema;
  kind?: 'query' | 'mutation';
  /** Values worth asking with, by the argument's name; others are made up by type. */
  values: Readonly<Record<string, readonly unknown[]>>;
  /** Fields left alone, as `Type.field`: those that fail on purpose. */
  without: readonly string[];
  depth: number;
}

type Field = GraphQLField<unknown, unknown>;

interface Fragment {
  name: string;
  on: GraphQLCompositeType;
  text: string;
}

/**
 * Writes an operation over a schema: fields in any order, some of them twice, aliases that are other fields' names, arguments,
 * fragments of all kinds, `@skip` and `@include`, variables.
 */
export function randomOperation(operations: Operations, choice: Choice): RandomOperation {
  const { schema, kind = 'query', depth } = operations;
  const writer = new Writer(operations, choice);
  const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  if (!root) throw new Error(`The schema has no ${kind}.`);
  const selections = writer.selectionSet(root, depth);
  const { declarations, variables } = writer.input;
  const declared = declarations.length > 0 ? `(${declarations.join(', ')})` : '';
  return { query: [`${kind} Q${declared} ${selections}`, ...writer.fragments.map(({ text }) => text)].join('\n'), variables };
}

class Writer {
  readonly input: RandomInput;
  readonly fragments: Fragment[] = [];
  readonly #schema: GraphQLSchema;
  readonly #without: Operations['without'];
  readonly #choice: Choice;

  constructor({ schema, values, without }: Operations, choice: Choice) {
    this.input = new RandomInput(values, choice);
    this.#schema = schema;
    this.#without = without;
    this.#choice = choice;
  }

  selectionSet(type: GraphQLCompositeType, depth: number): string {
    const count = this.#choice.number(1, depth > 2 ? 3 : 4);
    const selections = Array.from({ length: count }, () => this.#selection(type, depth)).flat();
    return `{ ${this.#choice.shuffled(selections).join(' ')} }`;
  }

  /** One selection, or several that belong together; they may be written far from each other. */
  #selection(type: GraphQLCompositeType, depth: number): string[] {
    const all = isUnionType(type) ? [] : Object.values(type.getFields());
    const fields = all.filter(({ name }) => !this.#without.includes(`${type.name}.${name}`));
    const usable = depth > 0 ? fields : fields.filter(field => !isCompositeType(getNamedType(field.type)));
    const kind = this.#choice.number(0, 11);
    if (kind === 0 || usable.length === 0) return [this.#typename(type, depth)];
    if (kind <= 3 && depth > 0) return [this.#fragment(type, depth - 1)];
    if (kind === 4) return this.#swapped(usable, depth);
    return this.#field(this.#choice.of(usable), usable, depth);
  }

  #typename(type: GraphQLCompositeType, depth: number): string {
    if (isUnionType(type) && depth > 0 && !this.#choice.chance(4)) return this.#fragment(type, depth - 1);
    return this.#choice.of(['__typename', '__typename', 'kind: __typename']);
  }

  /** An alias may be another field's name: keys for the way to other departments must not be taken for it. */
  #field(field: Field, others: readonly Field[], depth: number): string[] {
    const given = this.#given(field);
    const taken = this.#choice.chance(5) ? this.#choice.of(others).name : undefined;
    const isRenamed = given !== '' || this.#choice.chance(4);
    const alias = isRenamed ? (taken ?? `${field.name}${this.#choice.number(1, 99)}`) : undefined;
    const times = this.#choice.chance(6) ? 2 : 1;
    return Array.from({ length: times }, () => this.#written(field, { alias, given, depth }));
  }

  /** Two fields, each under the name of the other. */
  #swapped(fields: readonly Field[], depth: number): string[] {
    const one = this.#choice.of(fields);
    const other = this.#choice.of(fields);
    if (one === other) return [this.#written(one, { alias: undefined, given: this.#given(one), depth })];
    return [
      this.#written(one, { alias: other.name, given: this.#given(one), depth }),
      this.#written(other, { alias: one.name, given: this.#given(other), depth }),
    ];
  }

  #written(field: Field, { alias, given, depth }: { alias: string | undefined; given: string; depth: number }): string {
    const type = getNamedType(field.type);
    const below = isCompositeType(type) ? ` ${this.selectionSet(type, depth - 1)}` : '';
    return `${alias === undefined ? '' : `${alias}: `}${field.name}${given}${this.input.condition()}${below}`;
  }

  #given(field: Field): string {
    const given = field.args.flatMap(({ name, type }) =>
      isNonNullType(type) || this.#choice.chance(2) ? [`${name}: ${this.input.argument(name, type)}`] : [],
    );
    return given.length > 0 ? `(${given.join(', ')})` : '';
  }

  #fragment(type: GraphQLCompositeType, depth: number): string {
    const overlapping = this.#overlapping(type);
    const style = this.#choice.number(0, 4);
    if (style === 0) return `...${this.input.condition()} ${this.selectionSet(type, depth)}`;
    const on = this.#choice.of(overlapping);
    if (style <= 2) return `... on ${on.name}${this.input.condition()} ${this.selectionSet(on, depth)}`;
    const before = this.fragments.filter(one => overlapping.includes(one.on));
    const { name } = before.length > 0 && style === 3 ? this.#choice.of(before) : this.#newFragment(on, depth);
    return `...${name}${this.input.condition()}`;
  }

  /** Among the others only once it is written, so that none contains itself. */
  #newFragment(on: GraphQLCompositeType, depth: number): Fragment {
    const selections = this.selectionSet(on, depth);
    const name = `F${this.fragments.length + 1}`;
    const fragment = { name, on, text: `fragment ${name} on ${on.name} ${selections}` };
    this.fragments.push(fragment);
    return fragment;
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
}
