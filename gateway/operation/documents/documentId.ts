/** Without the prefix of https://graphql.github.io/graphql-over-http/draft/#sec-SHA256-Hex-Document-Identifier. */
export function plainId(id: string): string {
  return id.startsWith('sha256:') ? id.slice('sha256:'.length) : id;
}

/** Of an identifier without prefix. */
export function isSha256(plain: string): boolean {
  return plain.length === 64 && /^[0-9a-f]+$/.test(plain);
}
