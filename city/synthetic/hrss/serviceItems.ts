import { dayText } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile } from '../files/ExportFile.ts';

const MATTERS = ['参保登记', '缴费申报', '关系转移', '待遇申领', '资格认证', '信息变更', '账户查询', '补缴', '退费', '证明打印'];
const SCHEMES = [
  '企业职工养老保险',
  '机关事业单位养老保险',
  '城乡居民养老保险',
  '工伤保险',
  '失业保险',
  '补充工伤保险',
  '职业年金',
  '社会保障卡',
  '灵活就业人员',
  '被征地农民',
];

/** One hundred public service items: the last went online three months before today, and eighty-one are handled at once. */
export const serviceItems: ExportFile = {
  department: 'hrss',
  name: '公共服务事项',
  format: 'xlsx',
  columns: ['事项编码', '事项名称', '线上可办日期', '办理类型', '办理类型生效日期', '启用日期', '停用日期'],
  write({ world }, out) {
    const { firstDay } = world.settings;
    for (let index = 0; index < 100; index++) {
      const name = `${at(SCHEMES, Math.floor(index / 10))}${at(MATTERS, index % 10)}`;
      const code = `HRSS${String(index + 1).padStart(4, '0')}`;
      // Four items came online within the history, at even steps; seven were promised items and became instant ones.
      const online = index < 4 ? firstDay + 106 + index * 180 : firstDay - 1_279 + index * 11;
      const upgraded = index >= 20 && index < 27;
      const kind = index < 19 ? '承诺件' : index < 60 ? '即办' : '秒办';
      const since = upgraded ? firstDay + 49 + (index - 20) * 95 : firstDay - 518;
      out.row(`${code},${name},${dayText(online)},${kind},${dayText(since)},${dayText(firstDay - 1_765)},`);
    }
  },
};
