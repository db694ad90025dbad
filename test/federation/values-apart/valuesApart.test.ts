import { describe, expect, test } from 'vitest';
import { useFederation } from '../harness.ts';
import { entityAndValue, partsOfOneValue } from './departments.ts';

describe('what is an entity to one department and a value to another', () => {
  const { ask } = useFederation(entityAndValue);

  test('is completed by way of the entity it belongs to', async () => {
    expect(await ask('{ clinics { id township { id name figures { clinics } } } }')).toEqual({
      data: {
        clinics: [
          { id: 'c1', township: { id: 't1', name: '城关镇', figures: { clinics: 2 } } },
          { id: 'c2', township: { id: 't2', name: '河西镇', figures: { clinics: 1 } } },
          { id: 'c3', township: { id: 't1', name: '城关镇', figures: { clinics: 2 } } },
        ],
      },
    });
  });

  test('and alone', async () => {
    expect(await ask('{ clinics { township { figures { clinics } } } }')).toEqual({
      data: { clinics: [2, 1, 2].map(clinics => ({ township: { figures: { clinics } } })) },
    });
  });
});

describe('a value of which each department has a part', () => {
  const { ask } = useFederation(partsOfOneValue);

  test('is put together, each part by its own way', async () => {
    expect(await ask('{ clinic(id: "1") { id name grade { id name report } } }')).toEqual({
      data: { clinic: { id: '1', name: '诊所 1', grade: { id: 'A', name: 'A 级', report: '关于诊所 1 的报告' } } },
    });
  });

  test.for([
    ['report', '关于诊所 1 的报告'],
    ['id', 'A'],
    ['name', 'A 级'],
  ] as const)('%s alone', async ([field, value]) => {
    expect(await ask(`{ clinic(id: "1") { grade { ${field} } } }`)).toEqual({ data: { clinic: { grade: { [field]: value } } } });
  });
});
