import type { GraphQLSchema } from 'graphql';
import { GraphView, type ViewConfig } from './GraphView.ts';
import type { Supergraph } from './supergraph/Supergraph.ts';
import type { Audience } from './supergraph/variants/Audience.ts';
import { variantFor } from './supergraph/variants/variantFor.ts';

/** A supergraph as each audience sees it. A view is made when somebody of its audience first asks. */
export class GraphViews {
  readonly #supergraph: Pick<Supergraph, 'apiSchema' | 'fullSchema' | 'sharing'>;
  readonly #config: ViewConfig;
  readonly #views = new Map<Audience, GraphView>();

  constructor(supergraph: Pick<Supergraph, 'apiSchema' | 'fullSchema' | 'sharing'>, config: ViewConfig) {
    this.#supergraph = supergraph;
    this.#config = config;
  }

  for(audience: Audience): GraphView {
    const known = this.#views.get(audience);
    if (known) return known;
    const view = new GraphView({ name: audience, apiSchema: this.#schemaFor(audience) }, this.#supergraph, this.#config);
    this.#views.set(audience, view);
    return view;
  }

  [Symbol.iterator](): IterableIterator<[Audience, GraphView]> {
    return this.#views.entries();
  }

  /** Of all operations that were asked in any view. */
  get operations(): { size: number; hits: number; misses: number } {
    const sum = { size: 0, hits: 0, misses: 0 };
    for (const { operations } of this.#views.values()) {
      sum.size += operations.size;
      sum.hits += operations.hits;
      sum.misses += operations.misses;
    }
    return sum;
  }

  #schemaFor(audience: Audience): GraphQLSchema {
    const { apiSchema, sharing } = this.#supergraph;
    return variantFor(apiSchema, sharing, audience);
  }
}
