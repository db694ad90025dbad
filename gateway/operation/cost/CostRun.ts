import type { Variables } from '../coerceVariables.ts';
import { inputCost } from './inputCost.ts';
import { askedLength } from './listLength.ts';
import type { Condition, CostBlock, CostEstimate, CostField } from './OperationCost.ts';

/** What a list is taken to hold when nothing says how long it is: the contract bounds plain lists at about this size. */
export const ASSUMED_LIST_SIZE = 30;

/** Products of nested lists stop growing here: beyond it sums would no longer be exact, and Infinity times nothing is no number. */
const MOST = Number.MAX_SAFE_INTEGER;

/** What a selection set comes to: what is settled, and its lists, whose length the field above it may still say. */
interface BlockCount extends CostEstimate {
  lists: Map<string, ListCount> | undefined;
}

/** All selections of one list field in a selection set, together: for each item, and with the lengths they have of their own. */
interface ListCount {
  perItem: CostEstimate;
  own: CostEstimate;
}

interface LengthFromAbove {
  sizes: CostField['sizes'];
  length: number;
}

/** One estimate of one operation. Each fragment is counted once, whatever it is spread in, so that fragments that fan out cost nothing extra. */
export class CostRun {
  readonly #variables: Variables;
  /** Of fragments only: nothing else is met twice. */
  readonly #counts = new Map<CostBlock, BlockCount>();

  constructor(variables: Variables) {
    this.#variables = variables;
  }

  /** @throws CallerError LIST_SIZE_REQUIRED */
  estimate(block: CostBlock, above?: LengthFromAbove): CostEstimate {
    const { nodes, cost, lists } = this.#count(block);
    const sum = { nodes, cost };
    if (lists === undefined) return sum;
    for (const [name, { perItem, own }] of lists) {
      const length = lengthFrom(above, name);
      if (length === undefined) add(sum, own, 1);
      else add(sum, perItem, length);
    }
    return sum;
  }

  /** A field with everything below it, without the lengths that the field above may say. */
  estimateField(field: CostField, above?: LengthFromAbove): CostEstimate {
    const one: CostBlock = { fields: [field], parts: [] };
    return this.estimate(one, above);
  }

  /** What this field says about the lists right below it. */
  lengthBelow(field: CostField): LengthFromAbove | undefined {
    if (field.sizes === 'none') return undefined;
    const length = askedLength(field, this.#variables) ?? field.length.assumed ?? ASSUMED_LIST_SIZE;
    return { sizes: field.sizes, length: Math.max(0, length) };
  }

  isLeftOut(conditions: readonly Condition[]): boolean {
    for (const { variable, leavesOut } of conditions) {
      if ((this.#variables[variable] === true) === leavesOut) return true;
    }
    return false;
  }

  #count(block: CostBlock): BlockCount {
    const count: BlockCount = { nodes: 0, cost: 0, lists: undefined };
    for (const field of block.fields) if (!this.isLeftOut(field.conditions)) this.#addField(count, field);
    for (const { block: part, conditions } of block.parts) {
      if (this.isLeftOut(conditions)) continue;
      const counted = this.#countOnce(part);
      add(count, counted, 1);
      if (counted.lists) for (const [name, list] of counted.lists) addList(count, name, list);
    }
    return count;
  }

  #countOnce(part: CostBlock): BlockCount {
    const known = this.#counts.get(part);
    if (known) return known;
    const count = this.#count(part);
    this.#counts.set(part, count);
    return count;
  }

  #addField(count: BlockCount, field: CostField): void {
    this.#addArguments(count, field);
    const item = { nodes: field.nodes, cost: Math.max(0, field.weight) };
    if (field.below) add(item, this.estimate(field.below, this.lengthBelow(field)), 1);
    if (field.listDepth === 0) add(count, item, 1);
    else this.#addItems(count, field, item);
  }

  #addArguments(count: BlockCount, { argumentsCost, inputs }: CostField): void {
    let cost = argumentsCost;
    for (const { variable, type, weight } of inputs) cost += inputCost(this.#variables[variable], type, weight);
    count.cost = Math.min(MOST, count.cost + Math.max(0, cost));
  }

  #addItems(count: BlockCount, field: CostField, item: CostEstimate): void {
    const perItem = field.listDepth === 1 ? item : times(item, ASSUMED_LIST_SIZE ** (field.listDepth - 1));
    // With `sizedFields` the arguments speak of the lists below, and not of this one.
    const isSized = field.sizes instanceof Set;
    const asked = isSized ? undefined : askedLength(field, this.#variables);
    if (asked !== undefined) {
      add(count, perItem, Math.max(0, asked));
      return;
    }
    const assumed = (isSized ? undefined : field.length.assumed) ?? ASSUMED_LIST_SIZE;
    addList(count, field.name, { perItem, own: times(perItem, assumed) });
  }
}

function lengthFrom(above: LengthFromAbove | undefined, name: string): number | undefined {
  if (above === undefined || above.sizes === 'none') return undefined;
  return above.sizes === 'every list' || above.sizes.has(name) ? above.length : undefined;
}

function addList(count: BlockCount, name: string, { perItem, own }: ListCount): void {
  count.lists ??= new Map();
  const known = count.lists.get(name);
  if (!known) {
    count.lists.set(name, { perItem: { ...perItem }, own: { ...own } });
    return;
  }
  add(known.perItem, perItem, 1);
  add(known.own, own, 1);
}

function times(part: CostEstimate, factor: number): CostEstimate {
  return { nodes: Math.min(MOST, part.nodes * factor), cost: Math.min(MOST, part.cost * factor) };
}

function add(sum: CostEstimate, part: CostEstimate, factor: number): void {
  sum.nodes = Math.min(MOST, sum.nodes + part.nodes * factor);
  sum.cost = Math.min(MOST, sum.cost + part.cost * factor);
}
