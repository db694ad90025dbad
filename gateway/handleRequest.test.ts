import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCity } from './testkit/city.ts';
import { type Federation, startFederation } from './testkit/startFederation.ts';

const city = createCity();
let federation: Federation;
beforeAll(async () => {
  federation = await startFederation(Object.values(city));
});
afterAll(() => federation[Symbol.asyncDispose]());

const board = '{ indicators { code name value status } }';

describe('the leading group asks how the city stands', () => {
  test('and gets every indicator, each value from the department that owns it, and the status computed from it', async () => {
    const { status, body } = await federation.ask(board);
    expect(body).toEqual({
      data: {
        indicators: [
          { code: 'H1', name: '基本养老保险参保率', value: 96.2, status: 'ACHIEVED' },
          { code: 'H2', name: '城镇新增就业', value: 4800, status: 'BEHIND' },
          { code: 'C1', name: '养老床位', value: 41, status: 'ACHIEVED' },
          { code: 'R1', name: '财政支出占比', value: 12.5, status: 'ACHIEVED' },
        ],
      },
    });
    expect(status).toBe(200);
  });
});
