import { happened } from '../anomalies/Plants.ts';
import { type City, Office } from '../City.ts';
import { dayText, dayTextUntil, monthOfDay, yearOf } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile } from '../files/ExportFile.ts';
import { topic } from '../randomness.ts';
import { scaled } from '../settings.ts';
import type { Veteran } from '../world/veterans.ts';
import type { World } from '../world/World.ts';

const PLACEMENT = topic('placement');
/** 安排工作 a year at full scale; everybody else leaves to find work alone. */
const ASSIGNED_A_YEAR = 35;

/** Those received in the history: most look for work themselves 自主就业, those who served long choose a post in order of their score. */
export const placements: ExportFile = {
  department: 'veterans-affairs',
  name: '安置',
  format: 'xlsx',
  columns: [
    '证件号码',
    '姓名',
    '批次',
    '安置方式',
    '接收日期',
    '量化得分',
    '选岗名次',
    '接收单位信用代码',
    '报到日期',
    '保险接续日期',
  ],
  numbers: ['量化得分', '选岗名次'],
  write(city, out) {
    const assigned = new Set(assignedOf(city.world));
    const ranks = new Map<number, number>();
    for (const veteran of dischargedOf(city.world)) {
      const year = yearOf(monthOfDay(veteran.discharged));
      const identity = `${city.id(veteran.person, Office.veteransAffairs)},${city.name(veteran.person, Office.veteransAffairs)}`;
      const reception = `${identity},${year},${assigned.has(veteran) ? 2 : 1},${dayText(veteran.discharged + 12)}`;
      if (!assigned.has(veteran)) {
        out.row(`${reception},,,,,`, veteran.person);
        continue;
      }
      const rank = (ranks.get(year) ?? 0) + 1;
      ranks.set(year, rank);
      out.row(`${reception},${assignment(city, veteran, rank)}`, veteran.person);
    }
  },
};

/** Score, rank, receiving unit, arrival within six months and insurance from the month of reception on. */
function assignment(city: City, veteran: Veteran, rank: number): string {
  const { settings, employers } = city.world;
  const dice = city.dice().at(PLACEMENT, veteran.person);
  const units = employers.filter(employer => employer.kind === 2 || employer.kind === 3);
  const years = Math.floor((veteran.discharged - veteran.enlisted) / 365.25);
  const score = years * 3 + Math.max(0, 40 - rank) / 2 + dice.below(3);
  const arrival = veteran.discharged + 12 + dice.between(60, 170);
  const waiting = city.plants.of('R40', veteran.person);
  if (waiting) happened(waiting, Math.min(settings.lastMonth, monthOfDay(veteran.discharged) + 2), 0);
  const unit = arrival <= settings.today ? dice.pick(units).creditCode : '';
  const insured = waiting ? '' : dayTextUntil(veteran.discharged + 12 + dice.between(5, 28), settings.today);
  return `${score},${rank},${unit},${dayTextUntil(arrival, settings.today)},${insured}`;
}

/** Men and women discharged within the history, longest service first: the order in which posts are chosen. */
export function dischargedOf({ settings, veterans }: World): Veteran[] {
  return veterans
    .filter(veteran => veteran.served && veteran.discharged >= settings.firstDay && veteran.discharged + 12 <= settings.today)
    .sort((a, b) => b.discharged - b.enlisted - (a.discharged - a.enlisted) || a.person - b.person);
}

/** The veterans whose long service entitles them to a post. Planted stories of waiting without insurance look here too. */
export function assignedOf(world: World): Veteran[] {
  const wanted = scaled(world.settings, ASSIGNED_A_YEAR * 2, 2);
  const longServing = dischargedOf(world).filter(
    veteran => veteran.rank !== 1 && at(world.death, veteran.person) > world.settings.today,
  );
  return longServing.slice(0, wanted);
}
