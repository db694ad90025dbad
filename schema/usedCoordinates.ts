import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  type ObjectFieldNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * The schema coordinates an operation depends on: types, fields, arguments it passes, enum and input types it sends.
 * Written as in the GraphQL specification's Schema Coordinates: `Person`, `Person.pensions`, `Query.indicators(year:)`.
 */
export function usedCoordinates(schema: GraphQLSchema, document: DocumentNode): ReadonlySet<string> {
  const used = new Set<string>();
  const info = new TypeInfo(schema);
  const visitor = {
    Field() {
      const [parent, field, type] = [info.getParentType(), info.getFieldDef(), info.getType()];
      if (!parent || !field) return;
      used.add(parent.name).add(`${parent.name}.${field.name}`);
      if (type) used.add(getNamedType(type).name);
    },
    InlineFragment: addCondition,
    FragmentDefinition: addCondition,
    Argument() {
      const [parent, field, argument] = [info.getParentType(), info.getFieldDef(), info.getArgument()];
      if (parent && field && argument) used.add(`${parent.name}.${field.name}(${argument.name}:)`);
    },
    ObjectField(node: ObjectFieldNode) {
      const parent = info.getParentInputType();
      if (!parent) return;
      const { name } = getNamedType(parent);
      used.add(name).add(`${name}.${node.name.value}`);
    },
    EnumValue() {
      const type = info.getInputType();
      if (type) used.add(getNamedType(type).name);
    },
    VariableDefinition() {
      const type = info.getInputType();
      if (type) addInputType(type, used);
    },
  };
  visit(document, visitWithTypeInfo(info, visitor));
  return used;

  function addCondition(): void {
    const type = info.getType();
    if (type) used.add(getNamedType(type).name);
  }
}

/** What a variable holds is not in the document, so everything its type may hold counts as used. */
function addInputType(type: GraphQLInputType, used: Set<string>): void {
  const named = getNamedType(type);
  if (used.has(named.name) && isInputObjectType(named)) return;
  used.add(named.name);
  if (isEnumType(named) || !isInputObjectType(named)) return;
  for (const field of Object.values(named.getFields())) {
    used.add(`${named.name}.${field.name}`);
    addInputType(field.type, used);
  }
}
