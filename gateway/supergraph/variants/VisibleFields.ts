import {
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { Sharing } from '../sharing/Sharing.ts';
import type { SharingWord } from '../sharing/SharingWord.ts';

type FieldsType = GraphQLObjectType | GraphQLInterfaceType;

/**
 * Which fields are left when those that must not be seen are taken out, and with them every field that leads to a type of which
 * nothing is left. What an interface promises each of its types must keep, so a field that one of them lost is lost to the interface.
 */
export class VisibleFields {
  readonly #schema: GraphQLSchema;
  readonly #fields = new Map<string, Set<string>>();

  constructor(schema: GraphQLSchema, sharing: Sharing, isVisible: (word: SharingWord) => boolean) {
    this.#schema = schema;
    const types = Object.values(schema.getTypeMap())
      .filter(hasFields)
      .filter(({ name }) => !name.startsWith('__'));
    for (const type of types) {
      const names = Object.keys(type.getFields()).filter(name => {
        const word = sharing.of(type.name, name);
        // A carrier counts as the field that led to it, which was visible or it is not reached; nothing led to a root.
        return word === 'carrier' ? !this.#isRoot(type) : isVisible(word);
      });
      this.#fields.set(type.name, new Set(names));
    }
    // Each loss may cause others; it ends, since nothing is ever added.
    while (types.some(type => this.#loseFields(type)));
  }

  has(typeName: string, fieldName: string): boolean {
    return this.#fields.get(typeName)?.has(fieldName) === true;
  }

  /** Whether anything is left of a type: fields of an object, an object behind an interface or a union. */
  isLeft(type: GraphQLNamedType): boolean {
    if (isObjectType(type)) return this.#fields.get(type.name)?.size !== 0;
    if (isInterfaceType(type)) {
      return this.#fields.get(type.name)?.size !== 0 && this.#schema.getPossibleTypes(type).some(one => this.isLeft(one));
    }
    return isUnionType(type) ? type.getTypes().some(one => this.isLeft(one)) : true;
  }

  /** @returns whether any was lost */
  #loseFields(type: FieldsType): boolean {
    const left = this.#fields.get(type.name);
    const lost = [...(left ?? [])].filter(name => !this.#leadsAnywhere(type, name) || this.#isBrokenPromise(type, name));
    for (const name of lost) left?.delete(name);
    return lost.length > 0;
  }

  #leadsAnywhere(type: FieldsType, name: string): boolean {
    const field = type.getFields()[name];
    return field !== undefined && this.isLeft(getNamedType(field.type));
  }

  #isBrokenPromise(type: FieldsType, name: string): boolean {
    if (!isInterfaceType(type)) return false;
    const { objects, interfaces } = this.#schema.getImplementations(type);
    return [...objects, ...interfaces].some(one => this.isLeft(one) && !this.has(one.name, name));
  }

  #isRoot(type: FieldsType): boolean {
    return [this.#schema.getQueryType(), this.#schema.getMutationType(), this.#schema.getSubscriptionType()].includes(
      type as GraphQLObjectType,
    );
  }
}

function hasFields(type: GraphQLNamedType): type is FieldsType {
  return isObjectType(type) || isInterfaceType(type);
}
