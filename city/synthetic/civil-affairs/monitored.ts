import { Office } from '../City.ts';
import { dayText, dayTextUntil, firstDayOf } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile } from '../files/ExportFile.ts';
import { Layer } from '../world/aid.ts';

/** 监测类别 by layer: 3 near the dibao line, 4 rigid expenses, 5 at risk of falling back into poverty. */
const CATEGORY: Record<number, string> = { [Layer.edge]: '3', [Layer.rigid]: '4', [Layer.monitored]: '5' };

export const monitored: ExportFile = {
  department: 'civil-affairs',
  name: '低收入监测对象',
  columns: ['证件号码', '姓名', '所属乡镇', '监测类别', '纳入日期', '退出日期'],
  write(city, out) {
    const { world } = city;
    for (let person = 0; person < world.count; person++) {
      const category = CATEGORY[at(world.aid.layer, person)];
      if (!category) continue;
      const admitted = Math.max(firstDayOf(at(world.aid.layerSince, person)) + (person % 25), at(world.birth, person));
      if (admitted > world.settings.today || admitted >= at(world.death, person)) continue;
      const left = dayTextUntil(at(world.death, person), world.settings.today);
      const identity = `${city.id(person, Office.civilAffairs)},${city.name(person, Office.civilAffairs)},${city.township(person)}`;
      out.row(`${identity},${category},${dayText(admitted)},${left}`, person);
    }
  },
};
