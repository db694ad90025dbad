/**
 * What a subgraph that uses `@sharing` says besides: the directive's definition (schema/directives/sharing.graphql has the words), and
 * that composition keeps it in the supergraph (https://specs.apollo.dev/federation/v2.9/#@composeDirective).
 */
const SHARING = `extend schema @link(url: "https://minsheng.example/sharing/v1.0", import: ["@sharing"]) @composeDirective(name: "@sharing")

directive @sharing(
  class: String
  basis: String
  sensitivity: String
  purposes: [String!]
  masks: [String!]
  owner: String
  updated: String
  derivableBy: [String!]
  bandWidth: Float
) on OBJECT | INTERFACE | FIELD_DEFINITION`;

/** The definition for an SDL that uses the directive; nothing for one that does not. */
export function sharingDirective(sdl: string): string {
  return /@sharing\(/.test(sdl) ? `${SHARING}\n\n` : '';
}
