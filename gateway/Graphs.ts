import type { Graph } from './Graph.ts';

/** The graph of now, and the way from one to the next: a request keeps the graph it entered for its whole life. */
export class Graphs {
  #current: Graph;

  constructor(first: Graph) {
    this.#current = first;
  }

  get current(): Graph {
    return this.#current;
  }

  /** The graph of now, entered: `using graph = graphs.enter()`. */
  enter(): Graph {
    return this.#current.enter();
  }

  /**
   * Requests from now on take the next graph; the one before finishes what is in flight.
   * @param spread see `Graph.retire`
   */
  replace(next: Graph, spread: number): void {
    const before = this.#current;
    this.#current = next;
    before.retire(spread);
  }
}
