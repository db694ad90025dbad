import type { FieldNode, GraphQLInterfaceType, GraphQLObjectType } from 'graphql';
import type { FieldGroups } from './collectFields.ts';
import type { Writer } from './compileProjection.ts';

/**
 * The writers of one projection, by what they write. A fragment that is spread in many places is compiled once, and, more
 * important, what one place has written another can repeat (see ProjectionRun.writeOnce).
 */
export class SharedWriters {
  readonly #writers = new Map<string, Writer>();
  readonly #numbers = new Map<FieldNode, number>();

  findOrCompile(type: GraphQLObjectType | GraphQLInterfaceType, groups: FieldGroups, compile: () => Writer): Writer {
    const key = `${type.name} ${[...groups.values()].map(nodes => nodes.map(node => this.#numberOf(node)).join('+')).join()}`;
    const known = this.#writers.get(key);
    if (known) return known;
    const writer = compile();
    this.#writers.set(key, writer);
    return writer;
  }

  #numberOf(node: FieldNode): number {
    const number = this.#numbers.get(node) ?? this.#numbers.size;
    this.#numbers.set(node, number);
    return number;
  }
}
