import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Asker, ask } from '../../testkit/ask.ts';
import { type City, startCity } from '../../testkit/startCity.ts';

const BOARD = readFileSync(join(resolve(import.meta.dirname, '../../..'), 'schema', 'operations', 'board.graphql'), 'utf8');

interface Indicator {
  code: string;
  name: string;
  value: number | null;
  target: number | null;
  asOf: string | null;
  status: string | null;
  department: { code: string; name: string };
}

let city: City;
let leader: Asker;
beforeAll(async () => {
  city = await startCity(inject('cityData'), inject('cityDatabases'));
  leader = await city.as('leading-group');
});
afterAll(async () => city[Symbol.asyncDispose]());

describe('The leading group asks how the city stands against its targets', () => {
  it('reads 26 indicators with their values, targets, owners and as-of dates in one query', async () => {
    const { data, errors } = await ask<{ indicators: Indicator[] }>(leader, BOARD);
    expect(errors).toBeUndefined();
    const indicators = data?.indicators ?? [];
    expect(new Set(indicators.map(({ code }) => code)).size).toBe(26);
    expect(indicators.filter(({ value }) => value === null).map(({ code }) => code)).toEqual([]);
    for (const indicator of indicators) {
      expect(indicator.asOf, indicator.code).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(indicator.status, indicator.code).toMatch(/^(ACHIEVED|ON_TRACK|BEHIND|DEFINITION_NOT_APPROVED)$/);
      expect(indicator.department.name, indicator.code).toMatch(/\p{Script=Han}/u);
    }
  });

  it('sees the same board on the screen of `npm start`', () => {
    const { screen } = inject('firstStart');
    expect(screen).toContain('26 项指标');
    expect(screen).toContain('基本养老保险参保率');
  });

  it('is told who may sign in, where, and how to get a token', () => {
    const { screen } = inject('firstStart');
    expect(screen).toMatch(/issuer +http:\/\/127\.0\.0\.1:\d+/);
    expect(screen).toContain('identity/password');
    expect(screen).toContain('npm run -s token -- auditor');
    for (const account of ['leading-group', 'auditor', 'hrss-officer', 'audit-admin'])
      expect(screen).toMatch(new RegExp(`^  (demo accounts)? +.*\\b${account}\\b`, 'm'));
  });

  it('narrows the board to the indicators and the year it names', async () => {
    const { data } = await ask<{ indicators: (Indicator & { year: number })[] }>(
      leader,
      '{ indicators(year: 2025, codes: ["MEDICAL_COVERAGE", "HOME_CARE_BEDS"]) { code year value target } }',
    );
    expect(data?.indicators.map(({ code, year }) => [code, year]).sort()).toEqual([
      ['HOME_CARE_BEDS', 2025],
      ['MEDICAL_COVERAGE', 2025],
    ]);
  });

  it('sees each month of two years, and each township without the cells that speak of too few persons', async () => {
    const { data, errors } = await ask<{
      indicators: {
        code: string;
        series: { month: string; value: number | null }[];
        byDivision: {
          division: { code: string; name: string };
          value: number | null;
          suppressed: boolean;
          numerator: number | null;
        }[];
      }[];
    }>(
      leader,
      '{ indicators(codes: ["WORK_INJURY_INSURED"]) { code series { month value } byDivision { division { code name } value numerator suppressed } } }',
    );
    expect(errors).toBeUndefined();
    const [indicator] = data?.indicators ?? [];
    expect(indicator?.series).toHaveLength(24);
    expect(indicator?.series.at(-1)?.month).toBe('2025-10');
    const townships = indicator?.byDivision ?? [];
    expect(townships.length).toBeGreaterThan(10);
    for (const { division, value, suppressed, numerator } of townships) {
      expect(division.name).toMatch(/[镇乡街道]/);
      if (suppressed) expect(value).toBeNull();
      else expect(numerator === 0 || (numerator ?? 0) >= 10, division.name).toBe(true);
    }
  });

  it('sees the 20 key tasks with their leads, responsible units and indicators', async () => {
    const { data, errors } = await ask<{ keyTasks: { number: number; title: string }[] }>(
      leader,
      '{ keyTasks { number title } }',
    );
    expect(errors).toBeUndefined();
    expect(data?.keyTasks.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });
});
