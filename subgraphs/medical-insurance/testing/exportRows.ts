import type { ExportFile } from '@minsheng/subgraph-kit/import';
import { personKey } from '@minsheng/subgraph-kit/import';
import { TEST_PID_KEY } from '@minsheng/subgraph-kit/testing';
import { designatedInstitutions } from '../import/designatedInstitutions.ts';
import { eVouchers } from '../import/eVouchers.ts';
import { insuranceRelations } from '../import/insuranceRelations.ts';
import { residentPopulation } from '../import/residentPopulation.ts';
import { settlements } from '../import/settlements.ts';

/** Cells by header; what a story does not name has an ordinary value. */
export type Row = Record<string, string>;

export const TOWN = '360799100';
export const VILLAGE = '360799201';
export const HOSPITAL = 'H36079900001';
export const PHARMACY = 'P36079900002';

/** A valid citizen ID of a resident who does not exist: prefix 360799 belongs to no county. */
export function citizenIdOf(resident: number): string {
  const first17 = `36079919800101${String(resident).padStart(3, '0')}`;
  const sum = [...first17].reduce((total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11), 0);
  return first17 + '10X98765432'.charAt(sum % 11);
}

export function pidOf(resident: number): string {
  return personKey(citizenIdOf(resident), TEST_PID_KEY);
}

export function relationRow(resident: number, cells: Row = {}): Row {
  return {
    人员编号: `P${resident}`,
    证件类型: '01',
    证件号码: citizenIdOf(resident),
    姓名: `居民${resident}`,
    性别: '1',
    出生日期: '1980-01-01',
    险种类型: '390',
    人员类别: '1501',
    参保状态: '1',
    参保开始日期: '2020-01-01',
    所属乡镇: TOWN,
    ...cells,
  };
}

export function eVoucherRow(resident: number, activatedOn: string, cells: Row = {}): Row {
  return { 证件号码: citizenIdOf(resident), 激活日期: activatedOn, 激活渠道: '1', 凭证状态: '1', ...cells };
}

export function populationRow(month: string, division: string, population: number): Row {
  return { 统计年月: month, 所属乡镇: division, 常住人口: String(population), 数据来源: '统计局' };
}

export const institutionRows: Row[] = [
  { 机构编码: HOSPITAL, 机构名称: '市人民医院', 机构类型: '1', 医院等级: '2', 所属乡镇: TOWN, 协议开始日期: '2019-01-01' },
  {
    机构编码: PHARMACY,
    机构名称: '平安大药房',
    机构类型: '4',
    所属乡镇: VILLAGE,
    协议开始日期: '2021-01-01',
    协议结束日期: '2024-12-31',
  },
];

/** 100 yuan, of which the pooled fund pays 60 and the person 40 in cash. */
export function settlementRow(number: string, resident: number, cells: Row = {}): Row {
  return {
    结算编号: number,
    就诊编号: `V-${number}`,
    人员编号: `P${resident}`,
    证件号码: citizenIdOf(resident),
    险种类型: '390',
    医疗类别: '11',
    就诊凭证类型: '02',
    机构编码: HOSPITAL,
    开始日期: '2025-10-10',
    结束日期: '2025-10-10',
    结算时间: '2025-10-10 09:00:00',
    ...amounts(100, 60, 40),
    退费标志: '0',
    ...cells,
  };
}

/** The same amounts with the opposite sign, as the business system writes a refund. */
export function reversalRow(number: string, settled: Row, cells: Row = {}): Row {
  return { ...settled, 结算编号: number, ...amounts(-100, -60, -40), 退费标志: '1', ...cells };
}

function amounts(total: number, fund: number, cash: number): Row {
  const row: Row = {};
  for (const header of settlements.headers.slice(11, 26)) row[header] = '0.00';
  return {
    ...row,
    医疗费总额: total.toFixed(2),
    基金支付总额: fund.toFixed(2),
    统筹基金支出: fund.toFixed(2),
    个人负担总额: cash.toFixed(2),
    个人现金支出: cash.toFixed(2),
  };
}

/** A file as the business system would write it, under its name. */
export function exportOf(exportFile: ExportFile, dataDate: string, rows: Row[]): Record<string, string> {
  const lines = rows.map(row => exportFile.headers.map(header => row[header] ?? '').join(','));
  return { [`${exportFile.name}_${dataDate}.csv`]: `${[exportFile.headers.join(','), ...lines].join('\n')}\n` };
}

export const exportsOf = {
  institutions: (dataDate: string, rows = institutionRows) => exportOf(designatedInstitutions, dataDate, rows),
  relations: (dataDate: string, rows: Row[]) => exportOf(insuranceRelations, dataDate, rows),
  eVouchers: (dataDate: string, rows: Row[]) => exportOf(eVouchers, dataDate, rows),
  population: (dataDate: string, rows: Row[]) => exportOf(residentPopulation, dataDate, rows),
  settlements: (dataDate: string, rows: Row[]) => exportOf(settlements, dataDate, rows),
};
