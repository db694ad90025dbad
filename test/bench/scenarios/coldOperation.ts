const RESIDENT = ['id', 'name', 'login', 'birthYear'];
const SERVICE = ['code', 'name', 'fee', 'pages', 'isOpen', 'minutes'];
const OPINION = ['id', 'text'];

/**
 * The number-th operation over graphs/nested.ts: the bits of the number choose the fields of each level (6 + 4 + 2 bits), so that 4,096
 * operations differ in their plans, not only in their text.
 */
export function coldOperation(number: number): string {
  const service = chosen(SERVICE, number);
  const resident = chosen(RESIDENT, number >> 6);
  const opinion = chosen(OPINION, number >> 10);
  return `query Cold${number} {
  residents(first: 5) { ${resident} opinions(first: 2) { ${opinion} service { ${service} } } }
  topServices(first: 3) { ${service} opinions(first: 2) { ${opinion} author { ${resident} } } }
}`;
}

/** `__typename` stands for none, because a selection must not be empty. */
function chosen(fields: readonly string[], bits: number): string {
  const some = fields.filter((_, index) => (bits >> index) & 1);
  return some.length === 0 ? '__typename' : some.join(' ');
}
