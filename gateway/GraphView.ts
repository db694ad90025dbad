import type { GraphQLSchema } from 'graphql';
import type { GatewayConfig } from './config/GatewayConfig.ts';
import type { PreparedOperation } from './operation/PreparedOperation.ts';
import { type OperationRequest, prepareOperation } from './operation/prepareOperation.ts';
import { createOperationCache, type OperationCache, prepareOperationWithCache } from './operation/prepareOperationWithCache.ts';
import { Projector } from './project/projectAnswer.ts';

/** A graph as one audience sees it: what it validates against, what introspection tells, and the operations it has asked. */
export class GraphView {
  readonly apiSchema: GraphQLSchema;
  readonly operations: OperationCache;
  readonly projector: Projector;
  readonly #config: ViewConfig;

  constructor(apiSchema: GraphQLSchema, config: ViewConfig) {
    this.apiSchema = apiSchema;
    this.operations = createOperationCache(config.limits.maxCachedOperations);
    this.projector = new Projector(apiSchema, config.limits);
    this.#config = config;
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
    const prepare = (it: OperationRequest) => time(() => prepareOperation(it, this.apiSchema, this.#config));
    return prepareOperationWithCache(asked, this.operations, prepare);
  }
}

export type ViewConfig = Pick<GatewayConfig, 'limits' | 'introspection'>;
