/** The federation of `test/federation/interface-object` as one object graph, written out by hand. */
const first: object = {
  __typename: 'RateIndicator',
  id: 'i1',
  name: '率 i1',
  target: 95,
  value: 10,
  comparable: () => [second, third],
};
const second: object = {
  __typename: 'CountIndicator',
  id: 'i2',
  name: '数 i2',
  floor: 1000,
  value: 20,
  comparable: () => [first, third],
};
const third: object = {
  __typename: 'RateIndicator',
  id: 'i3',
  name: '率 i3',
  target: 95,
  value: 30,
  comparable: () => [first, second],
};
const all: Record<string, object> = { i1: first, i2: second, i3: third };

export const wholeIndicators = {
  indicators: [first, second, third],
  rate: ({ id }: { id: string }) => (id === 'i2' ? null : all[id]),
  latest: [second, first],
  one: ({ id }: { id: string }) => all[id],
};
