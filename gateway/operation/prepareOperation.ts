import {
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  specifiedRules,
  validate,
  visit,
} from 'graphql';
import type { GatewayConfig } from '../config/GatewayConfig.ts';
import { CallerError } from '../errors.ts';
import { chooseOperation } from './chooseOperation.ts';
import { compileCost } from './cost/compileCost.ts';
import { countAliases } from './limits/countAliases.ts';
import { countRootFields } from './limits/countRootFields.ts';
import { limitDocument } from './limits/limitDocument.ts';
import { limitNesting } from './limits/limitNesting.ts';
import { measureDepth } from './limits/measureDepth.ts';
import type { PreparedOperation } from './PreparedOperation.ts';
import { parseOperation } from './parseOperation.ts';
import { showGraphQLError } from './showGraphQLError.ts';

/** What a caller wants executed. */
export interface OperationRequest {
  query: string;
  operationName?: string | undefined;
  /** `operationKey` of the two above, where somebody already has it. */
  key?: string;
}

/**
 * Stage 3: parse, validate, limits.
 * What bounds the work of parsing and validating comes before them; limits that rely on fragments being free of cycles come after.
 * @throws CallerError GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED, OPERATION_*, DOCUMENT_*
 */
export function prepareOperation(
  request: OperationRequest,
  schema: GraphQLSchema,
  config: Pick<GatewayConfig, 'limits' | 'introspection'>,
): PreparedOperation {
  limitNesting(request.query, config.limits.maxNesting);
  const document = parseOperation(request.query, config.limits.maxTokens);
  limitDocument(document, config.limits);
  const rules = config.introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  const errors = validate(schema, document, rules, { maxErrors: 20 });
  if (errors.length > 0) throw validationFailed(errors);
  const definition = chooseOperation(document, request.operationName);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  enforceLimits(definition, fragments, config.limits);
  return {
    key: request.key ?? operationKey(request),
    document,
    definition,
    kind: definition.operation,
    fragments,
    conditionVariables: findConditionVariables([definition, ...fragments.values()]),
    cost: compileCost({ definition, fragments }, schema),
    uses: 1,
  };
}

/** The full text is the key: a shorter digest could be made to collide and hand one operation's plan to another. */
export function operationKey({ query, operationName }: OperationRequest): string {
  return `${operationName ?? ''}\n${query}`;
}

/** The request that a key was made of: names of operations have no line breaks. */
export function operationRequest(key: string): OperationRequest {
  const split = key.indexOf('\n');
  const query = key.slice(split + 1);
  return split === 0 ? { query } : { query, operationName: key.slice(0, split) };
}

function enforceLimits(
  definition: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  { maxDepth, maxAliases, maxRootFields }: GatewayConfig['limits'],
): void {
  const roots = countRootFields(definition.selectionSet, fragments);
  if (roots > maxRootFields) {
    throw new CallerError(
      'OPERATION_TOO_MANY_ROOT_FIELDS',
      `操作顶层查询了 ${roots} 个字段，最多 ${maxRootFields} 个，请分多次查询。 The operation asks for ${roots} fields at its top; at most ${maxRootFields} are allowed. Ask in several operations.`,
    );
  }
  const depth = measureDepth(definition.selectionSet, fragments);
  if (depth > maxDepth) {
    throw new CallerError(
      'OPERATION_TOO_DEEP',
      `操作嵌套 ${depth} 层，最多 ${maxDepth} 层，请减少嵌套或分多次查询。 The operation is ${depth} levels deep; at most ${maxDepth} are allowed. Ask for less nesting, or in several operations.`,
    );
  }
  const aliases = countAliases(definition.selectionSet, fragments);
  if (aliases > maxAliases) {
    throw new CallerError(
      'OPERATION_TOO_MANY_ALIASES',
      `操作使用了 ${aliases} 个别名，最多 ${maxAliases} 个，请用列表参数或分多次查询。 The operation uses ${aliases} aliases; at most ${maxAliases} are allowed. Use list arguments, or several operations.`,
    );
  }
}

/** Said by graphql-js of a document whose fields could be compared with one another for too long. */
const GIVEN_UP = 'Validation aborted.';

function validationFailed(errors: readonly GraphQLError[]): CallerError {
  if (errors[0]?.message === GIVEN_UP) {
    return new CallerError(
      'GRAPHQL_VALIDATION_FAILED',
      '文档中字段和片段重复过多，已停止检查，请每个字段只写一次或分多次查询。 The document repeats fields and fragments so often that checking it was given up. Name each field once, or ask in several operations.',
    );
  }
  const code = 'GRAPHQL_VALIDATION_FAILED';
  return new CallerError(code, errors[0]?.message ?? code, { errors: errors.map(error => showGraphQLError(error, code)) });
}

function findConditionVariables(roots: readonly (OperationDefinitionNode | FragmentDefinitionNode)[]): string[] {
  const names = new Set<string>();
  for (const root of roots) {
    visit(root, {
      Directive(node) {
        if (node.name.value !== 'skip' && node.name.value !== 'include') return;
        const condition = node.arguments?.[0]?.value;
        if (condition?.kind === Kind.VARIABLE) names.add(condition.name.value);
      },
    });
  }
  return [...names];
}
