import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ask } from '../../testkit/ask.ts';
import { type City, startCity } from '../../testkit/startCity.ts';
import { ExportReader, type Row } from './readExports.ts';

/** The day the tests' city ends on. */
const DAY = '2025-10-31';
const MONTH = '202510';

/** The 13 headline targets of the opinions' section 一. */
const HEADLINES = [
  'PENSION_COVERAGE',
  'MEDICAL_COVERAGE',
  'WORK_INJURY_INSURED',
  'SUPP_WORK_INJURY_INSURED',
  'UNEMPLOYMENT_INSURED',
  'CHILDCARE_PLACES_PER_1000',
  'CHILDCARE_PLACES_TOTAL',
  'TOWNSHIP_PUBLIC_CHILDCARE',
  'CHILDCARE_INCLUSIVE_SHARE',
  'KINDERGARTEN_TODDLER_CLASS',
  'E_SOCIAL_CARD_RATE',
  'MEDICAL_EVOUCHER_ACTIVATION',
  'SERVICE_SATISFACTION',
];

interface Figure {
  code: string;
  value: number;
  numerator: number | null;
  denominator: number | null;
}

let city: City;
let files: ExportReader;
let published: Map<string, Figure>;

beforeAll(async () => {
  city = await startCity(inject('cityData'), inject('cityDatabases'));
  files = new ExportReader(join(city.exports('hrss'), '..', '..'));
  const { data, errors } = await ask<{ indicators: Figure[] }>(
    await city.as('leading-group'),
    'query ($codes: [ID!]) { indicators(codes: $codes) { code value numerator denominator } }',
    { codes: HEADLINES },
  );
  expect(errors).toBeUndefined();
  published = new Map(data?.indicators.map(figure => [figure.code, figure]));
});
afterAll(async () => city[Symbol.asyncDispose]());

describe('The 13 headline targets, counted again from the departments’ export files', () => {
  it('are all published', () => {
    expect([...published.keys()].sort()).toEqual([...HEADLINES].sort());
  });

  it('基本养老保险参保率: persons with a relation or a benefit over those who ought to be insured', () => {
    const insured = new Set(relations(['110', '120', '170'], ['1', '2']));
    const benefits = files.csv('hrss', '待遇核定', ['证件号码', '险种类型', '待遇开始年月']);
    for (const { 证件号码 = '', 险种类型 = '', 待遇开始年月 = '', 待遇终止年月 = '', 发放状态 = '' } of benefits) {
      const running = 待遇开始年月 <= MONTH && (待遇终止年月 === '' ? 发放状态 !== '3' : 待遇终止年月 >= MONTH);
      if (['110', '120', '170'].includes(险种类型) && running) insured.add(证件号码);
    }
    expectShare('PENSION_COVERAGE', insured.size, newestPopulation('hrss', '应参保人口', '应参保人数'));
  });

  it('工伤保险、失业保险: distinct persons with an active relation', () => {
    expectCount('WORK_INJURY_INSURED', relations(['410'], ['1']).size);
    expectCount('UNEMPLOYMENT_INSURED', relations(['210'], ['1']).size);
  });

  it('补充工伤保险: distinct persons in force', () => {
    const rows = files.csv('hrss', '补充工伤保险', ['证件号码', '参保开始日期']);
    expectCount('SUPP_WORK_INJURY_INSURED', distinct(rows.filter(row => inForce(row))).size);
  });

  it('电子社会保障卡签发率: holders of an electronic card over holders of a card', () => {
    const cards = files
      .csv('hrss', '社会保障卡', ['卡号'])
      .filter(({ 卡状态 = '', 发卡日期 = '' }) => 卡状态 !== '3' && 发卡日期 <= DAY);
    const electronic = cards.filter(({ 电子社保卡签发日期 = '' }) => 电子社保卡签发日期 !== '' && 电子社保卡签发日期 <= DAY);
    expectShare('E_SOCIAL_CARD_RATE', distinct(electronic).size, distinct(cards).size);
  });

  it('基本医疗保险参保率 and 医保电子凭证激活率', () => {
    const insured = distinct(
      files
        .csv('medical-insurance', '参保信息', ['证件号码', '险种类型', '参保开始日期'])
        .filter(row => ['310', '390'].includes(row.险种类型 ?? '') && ['1', '3'].includes(row.参保状态 ?? '') && inForce(row)),
    );
    expectShare('MEDICAL_COVERAGE', insured.size, newestPopulation('medical-insurance', '常住人口', '常住人口'));
    const vouchers = files.csv('medical-insurance', '医保电子凭证', ['证件号码']);
    const activated = vouchers.filter(
      ({ 激活日期 = '', 凭证状态, 证件号码 = '' }) => 凭证状态 === '1' && 激活日期 <= DAY && insured.has(证件号码),
    );
    expectShare('MEDICAL_EVOUCHER_ACTIVATION', activated.length, insured.size);
  });

  it('childcare and satisfaction: as reported for the newest month', async () => {
    const reported = await files.xlsx('leading-group', '指标填报');
    const codes = HEADLINES.filter(code => /CHILD|TODDLER|SATISFACTION/.test(code));
    expect(codes).toHaveLength(6);
    for (const code of codes) {
      const row = reported.find(each => each.指标代码 === code && each.统计年月 === MONTH && each.所属乡镇 === '');
      // The worst-served township decides (每个乡镇 1 个以上); the feed then has a row for each township.
      const townships = reported
        .filter(each => each.指标代码 === code && each.统计年月 === MONTH)
        .map(each => Number(each.指标值));
      expect(published.get(code)?.value, code).toBeCloseTo(row === undefined ? Math.min(...townships) : Number(row.指标值), 6);
    }
  });
});

function relations(schemes: string[], statuses: string[]): Set<string> {
  const rows = files.csv('hrss', '参保关系', ['证件号码', '险种类型', '参保开始日期']);
  return distinct(
    rows.filter(row => {
      const { 险种类型 = '', 缴费状态 = '', 参保结束日期 = '' } = row;
      const counted = statuses.includes(缴费状态) || (缴费状态 === '3' && 参保结束日期 !== '');
      return schemes.includes(险种类型) && counted && inForce(row);
    }),
  );
}

function inForce({ 参保开始日期 = '', 参保结束日期 = '' }: Row): boolean {
  return 参保开始日期 <= DAY && (参保结束日期 === '' || 参保结束日期 >= DAY);
}

function distinct(rows: Row[]): Set<string> {
  return new Set(rows.map(({ 证件号码 = '' }) => 证件号码));
}

function newestPopulation(department: string, name: string, column: string): number {
  const rows = files.csv(department, name, ['统计年月', '所属乡镇']);
  const newest = rows
    .map(({ 统计年月 = '' }) => 统计年月)
    .sort()
    .at(-1);
  return rows.filter(({ 统计年月 }) => 统计年月 === newest).reduce((sum, row) => sum + Number(row[column]), 0);
}

function expectCount(code: string, count: number): void {
  expect(count, code).toBeGreaterThan(0);
  expect(published.get(code), code).toMatchObject({ value: count, numerator: count });
}

function expectShare(code: string, numerator: number, denominator: number): void {
  expect(numerator, code).toBeGreaterThan(0);
  expect(published.get(code), code).toMatchObject({ numerator, denominator });
  expect(published.get(code)?.value, code).toBeCloseTo((100 * numerator) / denominator, 6);
}
