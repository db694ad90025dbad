import { type City, Office } from '../City.ts';
import { dayText, firstDayOf, monthOfDay, NEVER } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile, RowSink } from '../files/ExportFile.ts';
import { Cover, Livelihood } from '../world/World.ts';
import { endOfLife, pensionScheme, personNumber, type Spell, spellsOf } from './employment.ts';

export const participations: ExportFile = {
  department: 'hrss',
  name: '参保关系',
  columns: [
    '个人编号',
    '证件号码',
    '险种类型',
    '统一社会信用代码',
    '参保方式',
    '参保开始日期',
    '参保结束日期',
    '缴费状态',
    '所属乡镇',
  ],
  write(city, out) {
    const { world } = city;
    for (let person = 0; person < world.count; person++) {
      const scheme = pensionScheme(at(world.livelihood, person));
      if (scheme === undefined) continue;
      const spells = spellsOf(world, person);
      const relate = (row: Relation) => writeRelation(city, out, { ...row, person });
      if (cameFromResidentsScheme(city, person)) relateBeforeJob(city, person, relate);
      if (spells.length === 0) relateOnOwnAccount(city, person, { scheme, relate });
      for (const spell of spells) relateByUnit(city, person, { scheme, spell, relate });
    }
  },
};

interface Relation {
  readonly scheme: string;
  readonly unit: string;
  /** 参保方式 1 unit, 2 flexible, 3 by project, 4 resident. */
  readonly way: 1 | 2 | 3 | 4;
  readonly from: number;
  /** Month after the last one; NEVER while it lasts. */
  readonly until: number;
  readonly paused?: boolean;
}

interface Relating {
  readonly scheme: string;
  readonly relate: (row: Relation) => void;
}

/** Residents and flexible workers, and pensioners whose working life lies before the history. */
function relateOnOwnAccount({ world }: City, person: number, { scheme, relate }: Relating): void {
  const from = at(world.joined, person);
  const until = Math.min(at(world.pensionFrom, person), endOfLife(world, person));
  const way = scheme === '170' ? 4 : at(world.livelihood, person) === Livelihood.flexible ? 2 : 1;
  relate({ scheme, unit: '', way, from, until });
}

/** Whoever found work within the history was a resident before, unless too young. */
function cameFromResidentsScheme({ world }: City, person: number): boolean {
  const { joined, employer, birth, settings } = world;
  const joinedInHistory = at(employer, person) >= 0 && at(joined, person) > settings.firstMonth;
  return joinedInHistory && at(joined, person) > monthOfDay(at(birth, person)) + 19 * 12;
}

function relateBeforeJob({ world }: City, person: number, relate: Relating['relate']): void {
  const sixteen = monthOfDay(at(world.birth, person)) + 193;
  const from = Math.max(sixteen, world.settings.firstMonth - 30 - (person % 60));
  relate({ scheme: '170', unit: '', way: 4, from, until: at(world.joined, person) });
}

/** One employer: pension, unemployment and work injury begin and end together. */
function relateByUnit({ world }: City, person: number, { scheme, spell, relate }: Relating & { spell: Spell }): void {
  const unit = at(world.employers, spell.employer).creditCode;
  const cover = at(world.cover, person);
  // Who lost the job keeps the pension account, paused, until the next employer or the fund takes it up.
  const paused = at(world.livelihood, person) === Livelihood.pausedWorker && spell.until <= world.settings.lastMonth;
  const stays = paused && endOfLife(world, person) === NEVER;
  relate({ scheme, unit, way: 1, from: spell.from, until: stays ? NEVER : spell.until, paused });
  if (cover & Cover.unemployment)
    relate({ scheme: '210', unit, way: 1, from: Math.max(spell.from, at(world.unemploymentFrom, person)), until: spell.until });
  if (cover & Cover.workInjury)
    relate({
      scheme: '410',
      unit,
      way: cover & Cover.project ? 3 : 1,
      from: Math.max(spell.from, at(world.injuryFrom, person)),
      until: spell.until,
    });
}

function writeRelation(city: City, out: RowSink, row: Relation & { person: number }): void {
  const { person, from, until, scheme, unit, way } = row;
  if (from >= until || from > city.world.settings.lastMonth) return;
  const over = until <= city.world.settings.lastMonth;
  const end = over ? dayText(firstDayOf(until) - 1) : '';
  const status = over ? 3 : row.paused ? 2 : 1;
  const identity = `${personNumber(person)},${city.id(person, Office.hrss)}`;
  out.row(`${identity},${scheme},${unit},${way},${dayText(firstDayOf(from))},${end},${status},${city.township(person)}`, person);
}
