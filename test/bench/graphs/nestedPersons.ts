import { linkedTypeDefs } from './composeGraph.ts';
import type { DepartmentOfGraph, FederatedGraph, Resolvers } from './FederatedGraph.ts';
import { graph as nested } from './nested.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
    import: ["@key", "@external", "@requires", "@provides", "@shareable", "@composeDirective"])
  @link(url: "https://minsheng.example/sharing/v1.0", import: ["@sharing"]) @composeDirective(name: "@sharing")
directive @sharing(class: String, basis: String, sensitivity: String, purposes: [String!], masks: [String!], owner: String,
  updated: String, derivableBy: [String!]) on OBJECT | INTERFACE | FIELD_DEFINITION`;

/** Conditional and personal, so that every rule of policy has to look at it; an auditor with purpose and case passes them all. */
const WORD = '@sharing(class: "conditional", sensitivity: "personal", purposes: ["audit"])';

/**
 * graphs/nested.ts as it would be in the city's graph: residents are the city's `Person` with a `pid`, so that evidence tells of
 * them, and departments say how every field may be shared. The answer's shape and size are the same.
 */
export const graph: FederatedGraph = { departments: nested.departments.map(sharePersons) };

function sharePersons({ name, typeDefs, resolvers }: DepartmentOfGraph): DepartmentOfGraph {
  const shared = typeDefs
    .replaceAll('Resident', 'Person')
    .replaceAll(/(type Person )@key\(fields: "id"\) \{ id: ID!/g, '$1@key(fields: "pid") { pid: ID!')
    .replaceAll(/^(\s*type \w+(?: @key\([^)]*\))?) \{/gm, `$1 ${WORD} {`);
  const { Resident, ...others } = resolvers;
  return {
    name,
    typeDefs: linkedTypeDefs(`${LINK}\n${shared}`),
    resolvers: { ...others, Person: { ...byPid(Resident), pid: ({ id }: { id: string }) => id } },
  };
}

/** A reference names a person by `pid`; behind it the data is nested's. */
function byPid(resident: Resolvers[string] = {}): Resolvers[string] {
  const { __resolveReference: resolve } = resident;
  return {
    ...resident,
    __resolveReference: ({ pid }: { pid: string }) => resolve?.({ id: pid } as never, {} as never) ?? { id: pid },
  };
}
