import type { GraphQLSchema } from 'graphql';
import type { GatewayConfig } from './config/GatewayConfig.ts';
import { type NarrowView, narrowToView } from './operation/narrowToView.ts';
import type { PreparedOperation } from './operation/PreparedOperation.ts';
import { type OperationRequest, prepareOperation } from './operation/prepareOperation.ts';
import { createOperationCache, type OperationCache, prepareOperationWithCache } from './operation/prepareOperationWithCache.ts';
import { Projector } from './project/projectAnswer.ts';
import type { Supergraph } from './supergraph/Supergraph.ts';
import { hiddenKinds } from './supergraph/variants/hiddenKinds.ts';

/** A graph as one audience sees it: what it validates against, what introspection tells, and the operations it has asked. */
export class GraphView {
  readonly apiSchema: GraphQLSchema;
  readonly operations: OperationCache;
  readonly projector: Projector;
  readonly #config: ViewConfig;
  readonly #narrow: NarrowView;

  /** @param whole the schemas that it was cut from: as others see it, and with what nobody does */
  constructor({ name, apiSchema }: { name: string; apiSchema: GraphQLSchema }, whole: WholeSchemas, config: ViewConfig) {
    this.apiSchema = apiSchema;
    this.operations = createOperationCache(config.limits.maxCachedOperations);
    this.projector = new Projector(apiSchema, { ...config.limits, hidden: hiddenKinds(whole.fullSchema, apiSchema) });
    this.#config = config;
    this.#narrow = { name, schema: apiSchema, hidden: hiddenKinds(whole.apiSchema, apiSchema) };
  }

  /**
   * Stage 3, at most once per text.
   * @param time is given the work that takes time
   * @throws CallerError as `prepareOperation` does
   */
  prepare(
    asked: OperationRequest,
    time: (work: () => PreparedOperation) => PreparedOperation = work => work(),
  ): PreparedOperation {
    const prepare = (it: OperationRequest) =>
      time(() => narrowToView(prepareOperation(it, this.apiSchema, this.#config), this.#narrow));
    return prepareOperationWithCache(asked, this.operations, prepare);
  }
}

export type WholeSchemas = Pick<Supergraph, 'apiSchema' | 'fullSchema'>;

export type ViewConfig = Pick<GatewayConfig, 'limits' | 'introspection'>;
