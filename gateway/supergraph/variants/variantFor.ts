import {
  type GraphQLFieldConfigMap,
  GraphQLInterfaceType,
  GraphQLList,
  type GraphQLNamedType,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLSchema,
  GraphQLUnionType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { Sharing } from '../sharing/Sharing.ts';
import { type Audience, VISIBLE } from './Audience.ts';
import { VisibleFields } from './VisibleFields.ts';

/**
 * The schema that an audience sees: what it validates against and what introspection tells. Cut from what all see together by what
 * the departments say about sharing; where they say nothing at all, an audience that is not to see everything sees nothing.
 * @param apiSchema with its costs attached: they go along
 */
export function variantFor(apiSchema: GraphQLSchema, sharing: Sharing, audience: Audience): GraphQLSchema {
  const isVisible = VISIBLE[audience];
  return isVisible === undefined
    ? apiSchema
    : new SchemaCut(apiSchema, new VisibleFields(apiSchema, sharing, isVisible)).schema();
}

/** Makes a schema of the fields that are left. Types are made when a root leads to them, so that what nothing leads to is gone. */
class SchemaCut {
  readonly #whole: GraphQLSchema;
  readonly #left: VisibleFields;
  readonly #types = new Map<string, GraphQLNamedType>();

  constructor(whole: GraphQLSchema, left: VisibleFields) {
    this.#whole = whole;
    this.#left = left;
  }

  /** @param found types that only an interface leads to; a schema does not find them by itself, and they may lead to more of them */
  schema(found: readonly GraphQLNamedType[] = []): GraphQLSchema {
    const { description, directives, extensions, query, mutation, subscription } = this.#whole.toConfig();
    const made = new GraphQLSchema({
      description,
      directives,
      extensions,
      query: query && this.#typeOf(query),
      mutation: this.#rootOf(mutation),
      subscription: this.#rootOf(subscription),
      types: found,
      // Every schema has a Query; one of which no field is left can only be asked for its __typename.
      assumeValid: query != null && !this.#left.isLeft(query),
    });
    const interfaces = Object.keys(made.getTypeMap())
      .map(name => this.#whole.getType(name))
      .filter(isInterfaceType);
    const behind = interfaces.flatMap(one => this.#whole.getPossibleTypes(one)).filter(type => this.#left.isLeft(type));
    const missing = behind.filter(type => made.getType(type.name) === undefined).map(type => this.#typeOf(type));
    return missing.length === 0 ? made : this.schema([...found, ...missing]);
  }

  #rootOf(root: GraphQLObjectType | null | undefined): GraphQLObjectType | undefined {
    return root && this.#left.isLeft(root) ? this.#typeOf(root) : undefined;
  }

  #typeOf<Type extends GraphQLNamedType>(type: Type): Type {
    const made = this.#types.get(type.name) ?? this.#make(type);
    this.#types.set(type.name, made);
    return made as Type;
  }

  /** Without `astNode`, which still has what was cut. Inputs, enums and scalars are the same for all. */
  #make(type: GraphQLNamedType): GraphQLNamedType {
    if (isObjectType(type)) {
      return new GraphQLObjectType({ ...type.toConfig(), ...this.#inside(type), astNode: undefined, extensionASTNodes: [] });
    }
    if (isInterfaceType(type)) {
      return new GraphQLInterfaceType({ ...type.toConfig(), ...this.#inside(type), astNode: undefined, extensionASTNodes: [] });
    }
    if (!isUnionType(type)) return type;
    const types = () => type.getTypes().flatMap(member => (this.#left.isLeft(member) ? this.#typeOf(member) : []));
    return new GraphQLUnionType({ ...type.toConfig(), types, astNode: undefined, extensionASTNodes: [] });
  }

  #inside(type: GraphQLObjectType | GraphQLInterfaceType) {
    return {
      interfaces: () => type.getInterfaces().flatMap(one => (this.#left.isLeft(one) ? this.#typeOf(one) : [])),
      fields: (): GraphQLFieldConfigMap<unknown, unknown> => {
        const fields = Object.entries(type.toConfig().fields).filter(([name]) => this.#left.has(type.name, name));
        return Object.fromEntries(
          fields.map(([name, field]) => [name, { ...field, type: this.#outputOf(field.type), astNode: undefined }]),
        );
      },
    };
  }

  #outputOf(type: GraphQLOutputType): GraphQLOutputType {
    if (isNonNullType(type)) return new GraphQLNonNull(this.#outputOf(type.ofType));
    if (isListType(type)) return new GraphQLList(this.#outputOf(type.ofType));
    return this.#typeOf(type);
  }
}
