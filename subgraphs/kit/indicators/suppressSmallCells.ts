/** Fewest persons a published cell may speak of. Statistics offices use 3 to 10; personal information law asks for the least (PIPL art. 6). */
export const SMALLEST_CELL = 10;

export interface Cell {
  numerator: number | null;
  denominator: number | null;
}

/**
 * Which cells of a breakdown must not be published: those that speak of 1 to 9 persons, directly or as the rest of the
 * denominator (primary suppression), and, when only one cell would be hidden, the next smallest too, because the city's total minus
 * the others would give it away (secondary suppression).
 * @returns indexes of suppressed cells
 */
export function suppressSmallCells(cells: readonly Cell[], smallest = SMALLEST_CELL): Set<number> {
  const hidden = new Set([...cells.keys()].filter(index => isSmall(cells[index], smallest)));
  if (hidden.size === 1) {
    const next = smallestVisible(cells, hidden);
    if (next !== undefined) hidden.add(next);
  }
  return hidden;
}

function isSmall(cell: Cell | undefined, smallest: number): boolean {
  if (cell === undefined) return false;
  const rest = cell.denominator === null || cell.numerator === null ? null : cell.denominator - cell.numerator;
  return [cell.numerator, rest].some(count => count !== null && count > 0 && count < smallest);
}

function smallestVisible(cells: readonly Cell[], hidden: Set<number>): number | undefined {
  const visible = [...cells.keys()].filter(index => !hidden.has(index) && (cells[index]?.numerator ?? 0) > 0);
  return visible.sort((a, b) => (cells[a]?.numerator ?? 0) - (cells[b]?.numerator ?? 0))[0];
}
