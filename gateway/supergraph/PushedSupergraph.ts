/** A supergraph that an operator sent, in the place of what its source (the file or URL of `--supergraph`) has. */
export interface PushedSupergraph {
  sdl: string;
  /** SHA-256 of the source's text at that time: as long as the source still has this text, the pushed one stands. */
  over: string;
  /** Which push it was, where a primary counts them for its workers. */
  push?: number | undefined;
}
