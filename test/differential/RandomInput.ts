import { type GraphQLInputType, getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import type { Choice } from './Choice.ts';

/** What a random operation is given: arguments and conditions, as they stand or by variables, which it declares. */
export class RandomInput {
  readonly declarations: string[] = [];
  readonly variables: Record<string, unknown> = {};
  readonly #values: Readonly<Record<string, readonly unknown[]>>;
  readonly #choice: Choice;
  /** Variables that conditions hang on. */
  readonly #switches: string[] = [];

  constructor(values: Readonly<Record<string, readonly unknown[]>>, choice: Choice) {
    this.#values = values;
    this.#choice = choice;
  }

  /** Mostly none, sometimes two at once. */
  condition(): string {
    if (!this.#choice.chance(5)) return '';
    const [one = 'skip', other = 'include'] = this.#choice.shuffled(['skip', 'include']);
    return this.#choice.chance(4) ? `${this.#directive(one)}${this.#directive(other)}` : this.#directive(one);
  }

  argument(name: string, type: GraphQLInputType): string {
    const value = this.#value(name, type);
    if (this.#choice.chance(3)) return this.#variable(String(type), value);
    return isEnumType(getNamedType(type)) ? String(value) : JSON.stringify(value);
  }

  #directive(name: string): string {
    return ` @${name}(if: ${this.#choice.chance(4) ? this.#choice.chance(2) : this.#switch()})`;
  }

  /** Often one that something else hangs on already, perhaps what stands around this. */
  #switch(): string {
    if (this.#switches.length > 0 && this.#choice.chance(2)) return this.#choice.of(this.#switches);
    const name = this.#variable('Boolean!', this.#choice.chance(2));
    this.#switches.push(name);
    return name;
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
