import { dayText } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile } from '../files/ExportFile.ts';

export const employers: ExportFile = {
  department: 'hrss',
  name: '参保单位',
  columns: ['统一社会信用代码', '单位名称', '单位类型', '行业门类', '所属乡镇', '参保登记日期', '注销日期', '康复服务协议机构'],
  flawless: true,
  write({ world }, out) {
    for (const employer of world.employers) {
      const township = at(world.places.townships, employer.township).code;
      const agreement = employer.rehabilitation ? '是' : '否';
      const { creditCode, name, kind, industry, registered } = employer;
      out.row(`${creditCode},${name},${kind},${industry},${township},${dayText(registered)},,${agreement}`);
    }
  },
};
