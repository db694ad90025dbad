import { ageOn, lastDayOf, monthText } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile } from '../files/ExportFile.ts';
import { livesIn } from '../world/population.ts';
import { Livelihood } from '../world/World.ts';

/** 应参保人口 by township and month: residents of 16 and older who are not at school, as the statistics bureau counts them. */
export const pensionBase: ExportFile = {
  department: 'hrss',
  name: '应参保人口',
  columns: ['统计年月', '所属乡镇', '应参保人数', '数据来源'],
  flawless: true,
  write(city, out) {
    const { world } = city;
    const { settings, places } = world;
    for (let month = settings.firstMonth; month <= settings.lastMonth; month++) {
      const counts = new Int32Array(places.townships.length);
      const end = lastDayOf(month);
      for (let person = 0; person < world.count; person++) {
        const livelihood = at(world.livelihood, person);
        if (livelihood <= Livelihood.student && livelihood !== Livelihood.none) continue;
        if (!livesIn(world, person, month) || ageOn(at(world.birth, person), end) < 16) continue;
        const township = city.townshipIndex(person);
        counts[township] = at(counts, township) + 1;
      }
      for (const [township, place] of places.townships.entries()) {
        out.row(`${monthText(month)},${place.code},${at(counts, township)},公安户籍与统计抽样`);
      }
    }
  },
};
