/** Which supergraph is served, and how its replacement went. For health, metrics and logs. */
export interface SupergraphStatus {
  /** SHA-256 of the text being served. */
  version: string;
  loadedAt: Date;
  /** How often it was replaced since the start. */
  replaced: number;
  /** How often a new one was refused since the start. */
  refused: number;
  /** Why the source's newest text is not what is served; undefined while it is. For operators: names parts of the schema. */
  lastError?: { at: Date; message: string } | undefined;
}
