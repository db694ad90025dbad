import { type GraphQLSchema, isObjectType } from 'graphql';

/** An implementing type's field says what its interface says; resolvers that compute it need not repeat the words. */
export function inheritDescriptions(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const implemented of type.getInterfaces()) {
      for (const [name, field] of Object.entries(implemented.getFields())) {
        const own = type.getFields()[name];
        if (own !== undefined) own.description ??= field.description;
      }
    }
  }
}
