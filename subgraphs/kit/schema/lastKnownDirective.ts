/**
 * What a subgraph that uses `@lastKnown` says besides: the directive's definition (schema/directives/lastKnown.graphql has the words), and
 * that composition keeps it in the supergraph (https://specs.apollo.dev/federation/v2.9/#@composeDirective).
 */
const LAST_KNOWN = `extend schema @link(url: "https://minsheng.example/lastKnown/v1.0", import: ["@lastKnown"]) @composeDirective(name: "@lastKnown")

directive @lastKnown(maxAge: Int!) on FIELD_DEFINITION`;

/** The definition for an SDL that uses the directive; nothing for one that does not. */
export function lastKnownDirective(sdl: string): string {
  return /@lastKnown\(/.test(sdl) ? `${LAST_KNOWN}\n\n` : '';
}
