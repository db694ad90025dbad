/** The federation of `test/federation/abstract-types` as one object graph, written out by hand: see gateway/testkit/wholeCity.ts. */
const office = { __typename: 'Office', id: 'o1', name: '办公室 o1', head: '主任' };
const unit = { __typename: 'Unit', id: 'u1', name: '单位 u1', staff: 9, phone: '12333' };
const review = (id: number, service: () => object) => ({ id, service });

const electrician: object = {
  __typename: 'Training',
  id: 'v1',
  title: '电工培训',
  hours: 40,
  provider: office,
  size: { small: true, places: 20 },
  score: 5,
  reviews: () => [review(1, () => electrician), review(2, () => electrician)],
};
const startUp: object = {
  __typename: 'Subsidy',
  id: 'v2',
  title: '创业补贴',
  amount: 5000,
  provider: unit,
  size: { small: true, places: null },
  score: 3,
  reviews: () => [review(3, () => startUp)],
};
const nursing: object = {
  __typename: 'Training',
  id: 'v3',
  title: '护理培训',
  hours: 80,
  provider: unit,
  size: { small: false, places: 40 },
  score: 4,
  reviews: () => [],
};
const similar: Record<string, object[]> = { v1: [nursing], v2: [], v3: [electrician] };

export const wholeServices = {
  services: [electrician, startUp, nursing],
  titled: [electrician, startUp, nursing],
  similar: ({ id }: { id: string }) => similar[id] ?? [],
};
