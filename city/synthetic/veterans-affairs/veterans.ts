import { Office } from '../City.ts';
import { dayText, NEVER } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile } from '../files/ExportFile.ts';

export const veterans: ExportFile = {
  department: 'veterans-affairs',
  name: '退役军人',
  columns: ['证件号码', '姓名', '性别', '出生日期', '所属乡镇', '入伍日期', '退役日期', '人员类型', '优待证号'],
  write(city, out) {
    const { world } = city;
    for (const { person, served, enlisted, discharged, rank } of world.veterans) {
      if (!served) continue;
      const identity = `${city.id(person, Office.veteransAffairs)},${city.name(person, Office.veteransAffairs)},${at(world.sex, person)}`;
      const place = `${dayText(at(world.birth, person))},${city.township(person)}`;
      const certificate = at(world.death, person) === NEVER && person % 9 !== 0 ? `36YD${String(person).padStart(8, '0')}` : '';
      out.row(`${identity},${place},${dayText(enlisted)},${dayText(discharged)},${rank},${certificate}`, person);
    }
  },
};
