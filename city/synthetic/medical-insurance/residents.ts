import { monthText } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile } from '../files/ExportFile.ts';
import { livesIn } from '../world/population.ts';

/** 常住人口 by township and month, as the statistics bureau reports it to the branch. */
export const residents: ExportFile = {
  department: 'medical-insurance',
  name: '常住人口',
  columns: ['统计年月', '所属乡镇', '常住人口', '数据来源'],
  flawless: true,
  write(city, out) {
    const { world } = city;
    const { settings, places } = world;
    for (let month = settings.firstMonth; month <= settings.lastMonth; month++) {
      const counts = new Int32Array(places.townships.length);
      for (let person = 0; person < world.count; person++) {
        if (!livesIn(world, person, month)) continue;
        const township = city.townshipIndex(person);
        counts[township] = at(counts, township) + 1;
      }
      for (const [township, place] of places.townships.entries()) {
        out.row(`${monthText(month)},${place.code},${at(counts, township)},统计局人口抽样调查`);
      }
    }
  },
};
