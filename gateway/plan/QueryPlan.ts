/**
 * A plan: which department is asked for what, in which order. The form is that of the query plans of other gateways
 * (https://www.apollographql.com/docs/graphos/routing/about-query-plans), so that whoever knows those can read these.
 */
export interface QueryPlan {
  /** Absent when no department is needed. */
  node?: PlanNode;
}

export type PlanNode = FetchNode | BatchFetchNode | SequenceNode | ParallelNode | FlattenNode | ConditionNode | SubscriptionNode;

/** One after the other: each needs what those before it fetched. */
export interface SequenceNode {
  kind: 'Sequence';
  nodes: PlanNode[];
}

export interface ParallelNode {
  kind: 'Parallel';
  nodes: PlanNode[];
}

/** A part of the plan for one value of a Boolean variable only. */
export interface ConditionNode {
  kind: 'Condition';
  condition: string;
  ifClause?: PlanNode;
  elseClause?: PlanNode;
}

/** Events come from `primary`; what follows it in a sequence is fetched for each event. */
export interface SubscriptionNode {
  kind: 'Subscription';
  primary: FetchNode;
}

/** One call to a department: for root fields, or, within a `FlattenNode`, for entities. */
export interface FetchNode {
  kind: 'Fetch';
  serviceName: string;
  operation: string;
  operationKind?: 'query' | 'mutation' | 'subscription';
  /** Variables of the caller's operation that go with it. */
  variableUsages?: string[];
  /** For entities: what is sent of an object, and the variable it travels in. */
  requires?: Representation[];
  representationsVariableName?: string;
  inputRewrites?: FetchRewrite[];
  outputRewrites?: FetchRewrite[];
}

/** A fetch of entities for the objects at a path of the answer. */
export interface FlattenNode {
  kind: 'Flatten';
  path: PlanPath;
  node: FetchNode & { requires: Representation[]; representationsVariableName: string };
  apart?: BatchFetchNode;
}

/**
 * One call for several lists of entities, each under an alias of its own.
 *
 * `apart` is the same call with more lists: once a department has failed, an entity that lacks what one field requires must
 * not lose the others, so they are not asked for together.
 */
export interface BatchFetchNode {
  kind: 'BatchFetch';
  serviceName: string;
  operation: string;
  operationKind?: 'query';
  variableUsages?: string[];
  entityBatch: { aliases: EntityBatchAlias[] };
  apart?: BatchFetchNode;
}

export interface EntityBatchAlias {
  alias: string;
  representationsVariableName: string;
  paths: PlanPath[];
  requires: Representation[];
  inputRewrites?: FetchRewrite[];
  outputRewrites?: FetchRewrite[];
}

/** Where objects are in the answer: keys to follow, all items of a list (`@`), or the types that are meant. */
export type PlanPath = ({ Field: string } | { TypeCondition: string[] } | '@')[];

/** What is sent of objects of a type, and which of it is the key that says which entity is meant. */
export type Representation = Extract<RequiresSelection, { kind: 'InlineFragment' }> & { keys: string[] };

/** Part of what is sent. A field found as `name` is sent as `alias`. */
export type RequiresSelection =
  | { kind: 'Field'; name: string; alias?: string; selections?: RequiresSelection[] }
  | { kind: 'InlineFragment'; typeCondition: string; selections: RequiresSelection[] };

/** A change to data on its way to a department, or back. */
export type FetchRewrite =
  | { ValueSetter: { path: RewritePath; setValueTo: string } }
  | { KeyRenamer: { path: RewritePath; renameKeyTo: string } };

export type RewritePath = ({ TypenameEquals: string[] } | { Key: string })[];
