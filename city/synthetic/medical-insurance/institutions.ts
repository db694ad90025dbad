import { dayText } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile } from '../files/ExportFile.ts';

export const institutions: ExportFile = {
  department: 'medical-insurance',
  name: '定点医药机构',
  columns: ['机构编码', '机构名称', '机构类型', '医院等级', '所属乡镇', '协议开始日期', '协议结束日期'],
  flawless: true,
  write({ world }, out) {
    for (const institution of world.institutions) {
      const township = at(world.places.townships, institution.township).code;
      out.row(
        `${institution.code},${institution.name},${institution.kind},${institution.level},${township},${dayText(institution.since)},`,
      );
    }
  },
};
