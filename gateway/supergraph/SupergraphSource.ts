/** Where supergraphs come from, one after the other. */
export interface SupergraphSource {
  /** The file or URL, for messages. */
  readonly where: string;
  /** By what right its text counts, for the evidence: whoever may write to this file or address decides what is served. */
  readonly right: string;
  /** The text of now. @throws SupergraphError */
  read(): Promise<string>;
  /** Tells when the text may have changed; may tell too often, or miss a change. What it returns stops it. */
  watch(mayHaveChanged: () => void): () => void;
}
