import type { GraphQLInputType } from 'graphql';

/** What an operation may come to, known before anything is planned or fetched. */
export interface CostEstimate {
  /** Objects the answer may hold. */
  nodes: number;
  /** The work it may cause, in the units of `@cost`. */
  cost: number;
}

/** A `@skip` or `@include` that decides by a variable. */
export interface Condition {
  variable: string;
  /** The value with which the selection is left out. */
  leavesOut: boolean;
}

/** Where the length of a list comes from. */
export interface ListLength {
  slices: readonly Slice[];
  /** `requireOneSlicingArgument` of the contract. */
  exactlyOne: boolean;
  /** What the contract says the list holds when no argument says it. */
  assumed: number | undefined;
}

/** An argument that says how long a list may be: from the document, or from a variable, else the schema's default. */
export interface Slice {
  argument: string;
  literal: number | undefined;
  variable: string | undefined;
  default: number | undefined;
}

/** An argument, or part of one, whose cost depends on a variable. */
export interface InputCost {
  variable: string;
  type: GraphQLInputType;
  /** Weight of the argument or input field itself, where the contract gives it one. */
  weight: number | undefined;
}

/** One field of an operation that may cost something. */
export interface CostField {
  coordinate: string;
  name: string;
  conditions: readonly Condition[];
  /** 1 for a field that holds objects. */
  nodes: 0 | 1;
  /** Of each item. */
  weight: number;
  /** How many lists are nested in one another: 0 for a single value. */
  listDepth: number;
  length: ListLength;
  /** The lists right below that this field's arguments size: the named ones, or all of a connection. */
  sizes: 'none' | 'every list' | ReadonlySet<string>;
  /** Of the arguments, as far as the document says. */
  argumentsCost: number;
  inputs: readonly InputCost[];
  below: CostBlock | undefined;
}

/** A selection set: what it selects itself, and fragments, which keep a block of their own so that each is counted once. */
export interface CostBlock {
  fields: CostField[];
  parts: { block: CostBlock; conditions: readonly Condition[] }[];
}

/** An operation compiled for estimating; made once and shared by all its requests. */
export interface OperationCost {
  block: CostBlock;
  /** Cost of the operation itself. */
  base: number;
  /** The estimate of an operation that no variable changes. */
  fixed: CostEstimate | undefined;
}
