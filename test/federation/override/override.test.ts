import { describe, expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { fromNobody, moved } from './departments.ts';

describe('a field that moved', () => {
  const { ask, heardBy } = useFederation(moved);

  test('is asked of its new owner, wherever the question begins', async () => {
    expect(await ask('{ notices { id on days } latest { on days } }')).toEqual({
      data: { notices: [{ id: 'n1', on: '2026-01-01', days: 30 }], latest: { on: '2026-02-01', days: 30 } },
    });
    expect(heardBy('old')).toEqual(['Notice.id', 'Query.notices']);
  });

  test('through an interface too', async () => {
    expect(await ask('{ everything { id on } anything { on ... on Notice { author } } }')).toEqual({
      data: { everything: [{ id: 'n1', on: '2026-01-01' }], anything: [{ on: '2026-02-01', author: '市政府办' }] },
    });
    expect(heardBy('old')).not.toContain('Notice.on');
  });

  test('what stayed behind still gets what it requires', async () => {
    expect(await ask('{ latest { byline author } notices { byline on } }')).toEqual({
      data: {
        latest: { byline: '来源：市政府办', author: '市政府办' },
        notices: [{ byline: '来源：市政府办', on: '2026-01-01' }],
      },
    });
  });
});

describe('a field taken over from nobody', () => {
  const { ask } = useFederation(fromNobody);

  test('is simply there', async () => {
    expect(await ask('{ a { id on } b { id on } }')).toEqual({
      data: { a: [{ id: 'p1', on: 'either' }], b: [{ id: 'p1', on: 'either' }] },
    });
  });
});
