import { describe, expect, it } from 'vitest';
import { type Cell, SMALLEST_CELL, suppressSmallCells } from './suppressSmallCells.ts';

const persons = (...numerators: number[]): Cell[] => numerators.map(numerator => ({ numerator, denominator: null }));
const hidden = (cells: Cell[]) => [...suppressSmallCells(cells)].sort();

describe('A reader who knows the city total cannot work out a withheld township', () => {
  it('publishes a breakdown in which every township has enough persons, or none', () => {
    expect(hidden(persons(0, 40, 10, 300))).toEqual([]);
  });

  it('withholds a second township with the only small one', () => {
    expect(hidden(persons(3, 40, 20, 300))).toEqual([0, 2]);
  });

  it('withholds a third township when two small ones sum to fewer than ten persons', () => {
    expect(hidden(persons(3, 4, 20, 300))).toEqual([0, 1, 2]);
  });

  it('does not count a township of nobody as protection', () => {
    expect(hidden(persons(3, 0, 20, 300))).toEqual([0, 2]);
  });

  it('withholds a township of fewer than ten inhabitants even when all or none of them are counted', () => {
    const cells = [
      { numerator: 0, denominator: 6 },
      { numerator: 30, denominator: 60 },
      { numerator: 300, denominator: 600 },
    ];
    expect(hidden(cells)).toEqual([0, 1]);
  });

  it('withholds more until those who are not covered cannot be told either', () => {
    const cells = [
      { numerator: 100, denominator: 103 },
      { numerator: 50, denominator: 50 },
      { numerator: 500, denominator: 600 },
    ];
    expect(hidden(cells)).toEqual([0, 2]);
  });

  it('hides who is paid an average, though amounts are larger than the number of persons', () => {
    const cells = [
      { numerator: 900, denominator: 5 },
      { numerator: 4000, denominator: 20 },
      { numerator: 90_000, denominator: 500 },
    ];
    expect(hidden(cells)).toEqual([0, 1]);
  });

  it('hides every township that adds to a total of fewer than ten', () => {
    expect(hidden(persons(3, 0, 4))).toEqual([0, 2]);
  });
});

describe('For every breakdown of four townships', () => {
  const sizes = [0, 1, 4, 9, 10, 23];

  it('leaves each withheld count at least ten possible values, and never withholds one township alone', () => {
    for (const cells of breakdowns(sizes.map(numerator => ({ numerator, denominator: null })))) expectProtected(cells);
  });

  it('protects counted, uncounted and inhabitants alike', () => {
    const parts = [0, 4, 10, 30];
    const kinds = parts.flatMap(numerator => parts.map(rest => ({ numerator, denominator: numerator + rest })));
    for (const cells of breakdowns(kinds)) expectProtected(cells);
  });
});

/** What a reader can do: take the published townships from the city's total. Each withheld count then lies in 0..sum. */
function expectProtected(cells: Cell[]): void {
  const withheld = suppressSmallCells(cells);
  const failures = COUNTS.filter(count => {
    const city = sum(cells, count);
    const deduced =
      city -
      sum(
        cells.filter((_, index) => !withheld.has(index)),
        count,
      );
    const noMoreToHide = deduced === city;
    return withheld.size > 0 && deduced < SMALLEST_CELL && !noMoreToHide;
  });
  const published = cells.filter((_, index) => !withheld.has(index));
  const tooSmall = published.filter(cell => COUNTS.some(count => count(cell) > 0 && count(cell) < SMALLEST_CELL));
  if (failures.length > 0 || tooSmall.length > 0 || withheld.size === 1)
    expect.fail(`${JSON.stringify(cells)} is given away when only ${[...withheld]} are withheld`);
}

const COUNTS = [
  (cell: Cell) => cell.numerator ?? 0,
  (cell: Cell) => cell.denominator ?? 0,
  (cell: Cell) => (cell.denominator === null ? 0 : cell.denominator - (cell.numerator ?? 0)),
];

function sum(cells: Cell[], count: (cell: Cell) => number): number {
  return cells.reduce((total, cell) => total + count(cell), 0);
}

function* breakdowns(kinds: Cell[]): Generator<Cell[]> {
  for (const a of kinds) for (const b of kinds) for (const c of kinds) for (const d of kinds) yield [a, b, c, d];
}
