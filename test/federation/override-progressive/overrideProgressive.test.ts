import { describe, expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { createMoving } from './departments.ts';

const ASK = '{ beds { id price settled } bed { price settled } }';

describe('while the label is off', () => {
  const { ask, heardBy } = useFederation(createMoving());

  test('the field stays with its old department, wherever the question begins', async () => {
    expect(await ask(ASK)).toEqual({
      data: { beds: [{ id: 'b1', price: 'old', settled: 'new' }], bed: { price: 'old', settled: 'new' } },
    });
    expect(heardBy('new')).not.toContain('Bed.price');
  });
});

describe('when an operator switches the label on', () => {
  const { ask, heardBy } = useFederation(createMoving(), { overrideLabels: ['prices-moved', 'of-another-graph'] });

  test('the field comes from its new department', async () => {
    expect(await ask(ASK)).toEqual({
      data: { beds: [{ id: 'b1', price: 'new', settled: 'new' }], bed: { price: 'new', settled: 'new' } },
    });
    expect(heardBy('old')).toEqual(['Bed.id', 'Query.beds']);
  });
});

describe('a field that moves by percent', () => {
  const { ask } = useFederation(createMoving());
  type Answer = { data: { beds: { subsidy: string }[]; bed: { subsidy: string } } };

  test('is answered by the one or the other, all of one request by the same, about as often as it says', async () => {
    const answers = await Promise.all(
      Array.from({ length: 300 }, async () => {
        const { data } = (await ask('{ beds { subsidy } bed { subsidy } }')) as Answer;
        expect(data.bed.subsidy).toBe(data.beds[0]?.subsidy);
        return data.bed.subsidy;
      }),
    );
    const moved = answers.filter(by => by === 'new').length;
    // 60 of 300 are expected; beyond these bounds is chance once in a million runs.
    expect(moved).toBeGreaterThan(25);
    expect(moved).toBeLessThan(100);
  });
});
