import { dayText, firstDayOf, monthText, yearOf } from '../calendar.ts';
import type { ExportFile } from '../files/ExportFile.ts';
import { yuan } from '../money.ts';
import { topic } from '../randomness.ts';

const SUBSIDY = topic('rehabilitation subsidy');
const UNIT_RATE = 0.16;

/** Half of the employer's pension share at the year's minimum base, for the professional staff of rehabilitation institutions. */
export const rehabilitationSubsidies: ExportFile = {
  department: 'hrss',
  name: '康复机构养老补贴',
  columns: [
    '统一社会信用代码',
    '所属期',
    '专业技术人员数',
    '年度最低缴费基数',
    '单位缴费比例',
    '单位应缴额',
    '补贴金额',
    '拨付日期',
  ],
  write(city, out) {
    const { settings, employers } = city.world;
    const dice = city.dice();
    for (const [index, employer] of employers.entries()) {
      if (!employer.rehabilitation) continue;
      const staff = dice.at(SUBSIDY, index).between(4, 32);
      for (let month = settings.firstMonth; month <= settings.lastMonth; month++) {
        const base = 374_600 + (yearOf(month) - 2023) * 8_700;
        const due = Math.round(base * UNIT_RATE) * staff;
        const paid = firstDayOf(month + 1) + dice.between(8, 20);
        const [subsidy, date] = paid <= settings.today ? [due / 2, dayText(paid)] : [0, ''];
        const amounts = `${yuan(base)},${UNIT_RATE},${yuan(due)},${yuan(Math.round(subsidy))}`;
        out.row(`${employer.creditCode},${monthText(month)},${staff},${amounts},${date}`);
      }
    }
  },
};
