/** Asks graphs/wide.ts for so many people with fields of all three departments. */
export function wideQuery(people: number): string {
  return `{ people(first: ${people}) { pid name monthlyPension insuredSince category lastVisit { day amount } alive township allowance } }`;
}
