import { type FieldNode, Kind, parse, print } from 'graphql';
import { defaultConfig } from '../config/GatewayConfig.ts';
import { showPath } from '../explain/showPath.ts';
import { showRequires } from '../explain/showRequires.ts';
import { prepareOperation } from '../operation/prepareOperation.ts';
import { OperationPlanner } from '../plan/OperationPlanner.ts';
import { operationToPlan } from '../plan/operationToPlan.ts';
import type { BatchFetchNode, FetchNode, PlanNode, PlanPath, QueryPlan, RequiresSelection } from '../plan/QueryPlan.ts';
import { buildApiSchema } from '../supergraph/buildApiSchema.ts';
import type { Joins } from '../supergraph/joins/Joins.ts';
import { readJoins } from '../supergraph/joins/readJoins.ts';
import { Department } from './Department.ts';
import { compose } from './startFederation.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@provides", "@external", "@shareable", "@override", "@interfaceObject"])';

/** Departments that nobody starts: for each name its subgraph. */
export type Subgraphs = Readonly<Record<string, string>>;

export function composeSubgraphs(subgraphs: Subgraphs): string {
  return compose(Object.entries(subgraphs).map(([name, sdl]) => new Department(name, { sdl, resolvers: {}, link: LINK })));
}

export function joinsOf(subgraphs: Subgraphs): Joins {
  return readJoins(parse(composeSubgraphs(subgraphs)));
}

interface PlanningSettings {
  /** Those of `@override` that are on. */
  labels?: readonly string[];
  mostSteps?: number;
  /** Makes of the composed supergraph one that our composition does not make. */
  rewrite?: (supergraph: string) => string;
}

/** How a supergraph of these departments plans. */
export function planOver(
  subgraphs: Subgraphs,
  { labels = [], mostSteps = 10_000, rewrite = text => text }: PlanningSettings = {},
): (query: string, percentage?: number) => QueryPlan {
  const supergraph = parse(rewrite(composeSubgraphs(subgraphs)));
  const schema = buildApiSchema(supergraph);
  const planner = new OperationPlanner(readJoins(supergraph), { labels, mostSteps });
  return (query, percentage) => {
    const operation = operationToPlan(prepareOperation({ query }, schema, defaultConfig), schema);
    return operation ? planner.plan(operation, percentage) : {};
  };
}

/** The same, each plan as lines of text; see `tellPlan`. */
export function tellPlansOver(...args: Parameters<typeof planOver>): (query: string, percentage?: number) => string[] {
  const plan = planOver(...args);
  return (query, percentage) => tellPlan(plan(query, percentage));
}

/**
 * A plan for the reader of a test, one line for each call: `pensions at people.@ told Person { id } asks { pension }`.
 * Lines under `one after the other` and `side by side` are indented.
 */
export function tellPlan({ node }: QueryPlan): string[] {
  return node ? tell(node) : [];
}

function tell(node: PlanNode): string[] {
  switch (node.kind) {
    case 'Sequence':
      return ['one after the other', ...indent(node.nodes.flatMap(tell))];
    case 'Parallel':
      return ['side by side', ...indent(node.nodes.flatMap(tell))];
    case 'Condition':
      return [
        ...(node.ifClause ? [`if $${node.condition}`, ...indent(tell(node.ifClause))] : []),
        ...(node.elseClause ? [`unless $${node.condition}`, ...indent(tell(node.elseClause))] : []),
      ];
    case 'Subscription':
      return ['for each event of', ...indent(tell(node.primary))];
    case 'Fetch':
      return [`${node.serviceName} asks ${plain(parse(node.operation, { noLocation: true }).definitions[0])}`];
    case 'Flatten':
      return [tellList(node.node, { alias: '_entities', paths: [node.path], requires: node.node.requires }), ...tellApart(node)];
    case 'BatchFetch':
      return [...tellLists(node), ...tellApart(node)];
  }
}

function tellLists(node: BatchFetchNode): string[] {
  const [first, ...others] = node.entityBatch.aliases.map(list => tellList(node, list));
  return [first ?? '', ...others.map(line => `  and in the same call ${line}`)];
}

function tellApart({ apart }: Pick<BatchFetchNode, 'apart'>): string[] {
  return apart ? ['once a department has failed', ...indent(tellLists(apart))].map(line => `  ${line}`) : [];
}

function tellList(
  { operation, serviceName }: Pick<FetchNode, 'operation' | 'serviceName'>,
  { alias, paths, requires }: { alias: string; paths: readonly PlanPath[]; requires: readonly RequiresSelection[] },
): string {
  const [definition] = parse(operation, { noLocation: true }).definitions;
  const fields = definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [];
  const list = fields.find((one): one is FieldNode => one.kind === Kind.FIELD && (one.alias ?? one.name).value === alias);
  return `${serviceName} at ${paths.map(showPath).join(' and ')} told ${shorten(showRequires(requires))} asks ${plain(list?.selectionSet)}`;
}

function plain(node: Parameters<typeof print>[0] | undefined): string {
  return node ? shorten(print(node).replace(/\s+/g, ' ')) : '';
}

/** `... on Person { id }` as `Person { id }`: capitals say enough. */
function shorten(text: string): string {
  return text.replaceAll('... on ', '');
}

function indent(lines: readonly string[]): string[] {
  return lines.map(line => `  ${line}`);
}
