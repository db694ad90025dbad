import { expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { departments } from './departments.ts';

const { ask } = useFederation(departments);
const author = { id: 'u1', username: '用户 u1' };

test.for([
  ['{ me { id } }', { me: { id: 'u1' } }],
  ['{ me { id reviews { id } } }', { me: { id: 'u1', reviews: [{ id: 'r1' }, { id: 'r2' }] } }],
  [
    '{ me { reviews { id author { id username } aid { inStock } } } }',
    {
      me: {
        reviews: [
          { id: 'r1', author, aid: { inStock: true } },
          { id: 'r2', author, aid: { inStock: false } },
        ],
      },
    },
  ],
  ['{ aids { delivery } }', { aids: [{ delivery: 110 }, { delivery: 440 }] }],
  [
    '{ aids { delivery weight price name } }',
    {
      aids: [
        { delivery: 110, weight: 1, price: 11, name: '轮椅' },
        { delivery: 440, weight: 2, price: 22, name: '助听器' },
      ],
    },
  ],
  [
    '{ aids { reviews { id author { username } aid { name delivery } } } }',
    {
      aids: [
        { reviews: [{ id: 'r1', author: { username: '用户 u1' }, aid: { name: '轮椅', delivery: 110 } }] },
        { reviews: [{ id: 'r2', author: { username: '用户 u1' }, aid: { name: '助听器', delivery: 440 } }] },
      ],
    },
  ],
  [
    '{ me { reviews { aid { reviews { id } } } } }',
    { me: { reviews: [{ aid: { reviews: [{ id: 'r1' }] } }, { aid: { reviews: [{ id: 'r2' }] } }] } },
  ],
  ['{ me { reviews { aid { delivery } } } }', { me: { reviews: [{ aid: { delivery: 110 } }, { aid: { delivery: 440 } }] } }],
  [
    '{ me { reviews { aid { delivery deliveryTag } } } }',
    {
      me: {
        reviews: [{ aid: { delivery: 110, deliveryTag: '#w1#110#' } }, { aid: { delivery: 440, deliveryTag: '#w2#440#' } }],
      },
    },
  ],
] as const)('four departments, what they need and what they give along: %s', async ([query, data]) => {
  expect(await ask(query)).toEqual({ data });
});
