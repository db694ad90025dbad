import { join } from 'node:path';
import { temporaryFolder } from '@minsheng/subgraph-kit/testing';
import writeExcelFile from 'write-excel-file/node';

const HEADER = ['指标代码', '统计年月', '所属乡镇', '分子', '分母', '指标值', '填报单位', '填报人', '填报日期'];

/** One line of 指标填报.xlsx as an officer fills it in. */
export interface Report {
  code: string;
  /** `YYYYMM`. */
  month: string;
  township?: string;
  numerator?: number;
  denominator?: number;
  value: number;
  unit?: string;
  reporter?: string;
  on?: string;
}

/** A folder that holds one 指标填报 file with these reports, for `importFiles`. */
export async function reportFile(dataDate: string, reports: Report[]): Promise<string> {
  const folder = temporaryFolder('minsheng-reports-');
  const rows = [HEADER, ...reports.map(lineOf)].map(cells => cells.map(value => (value === undefined ? null : { value })));
  await writeExcelFile(rows).toFile(join(folder, `指标填报_${dataDate}.xlsx`));
  return folder;
}

function lineOf(report: Report): (string | number | undefined)[] {
  const { code, month, township, numerator, denominator, value, unit = '市卫健委', reporter = '王敏', on } = report;
  return [
    code,
    month,
    township,
    numerator,
    denominator,
    value,
    unit,
    reporter,
    on ?? `${month.slice(0, 4)}-${month.slice(4)}-28`,
  ];
}
