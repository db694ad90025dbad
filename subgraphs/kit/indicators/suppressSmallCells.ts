/** Fewest persons a published cell may speak of. Statistics offices use 3 to 10; personal information law asks for the least (PIPL art. 6). */
export const SMALLEST_CELL = 10;

export interface Cell {
  numerator: number | null;
  denominator: number | null;
}

/**
 * Which cells of a breakdown must not be published.
 *
 * Primary suppression: a cell that speaks of 1 to 9 persons, in its numerator, its denominator or the rest between the two.
 * Secondary suppression: the city's total less the published cells gives the hidden cells' sum away. So further cells are hidden,
 * the smallest first, until there are at least two and each of their sums is at least `smallest`: every hidden cell may then be
 * anything from 0 to that sum. Only where the city's own total is smaller does that stay out of reach; then every cell that adds
 * to it is hidden.
 * @returns indexes of suppressed cells
 */
export function suppressSmallCells(cells: readonly Cell[], smallest = SMALLEST_CELL): Set<number> {
  const hidden = new Set([...cells.keys()].filter(index => isSmall(cells[index], smallest)));
  if (hidden.size === 0) return hidden;
  for (const count of deducibleCounts(cells)) {
    const sum = () => total([...hidden], index => count(cells[index]));
    for (const index of smallestVisible(cells, hidden, count)) {
      if (sum() >= smallest) break;
      hidden.add(index);
    }
  }
  if (hidden.size === 1) for (const index of smallestVisible(cells, hidden).slice(0, 1)) hidden.add(index);
  return hidden;
}

type Count = (cell: Cell | undefined) => number;

const numerator: Count = cell => cell?.numerator ?? 0;
const denominator: Count = cell => cell?.denominator ?? 0;
const rest: Count = cell => (cell?.numerator == null || cell.denominator === null ? 0 : cell.denominator - cell.numerator);

function isSmall(cell: Cell | undefined, smallest: number): boolean {
  return [numerator, denominator, rest].some(count => count(cell) > 0 && count(cell) < smallest);
}

/** What can be summed over the hidden cells. A total of 0 hides nobody; a rest below 0 says that the numerator is no part of the denominator. */
function deducibleCounts(cells: readonly Cell[]): Count[] {
  return [numerator, denominator, rest].filter(count => total(cells, count) > 0);
}

/** Visible cells that add to a count, the one with the fewest persons first, so that as little as possible is lost. */
function smallestVisible(cells: readonly Cell[], hidden: ReadonlySet<number>, count?: Count): number[] {
  const visible = [...cells.keys()].filter(index => !hidden.has(index) && (count === undefined || count(cells[index]) > 0));
  return visible.sort((a, b) => size(cells[a]) - size(cells[b]));
}

/** A cell of nobody comes last: everyone could guess it, and it would protect no neighbour. */
function size(cell: Cell | undefined): number {
  return Math.max(numerator(cell), denominator(cell)) || Number.POSITIVE_INFINITY;
}

function total<Item>(items: readonly Item[], count: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + count(item), 0);
}
