import { happened, type Plant } from '../anomalies/Plants.ts';
import { type City, Office } from '../City.ts';
import { ageOn, dayText, monthOfDay, NEVER } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile, RowSink } from '../files/ExportFile.ts';
import { citizenIdCheck } from '../identity/citizenId.ts';
import { givenName, surname } from '../identity/names.ts';
import { type Dice, topic } from '../randomness.ts';

const CREMATION = topic('cremation');
/** The rest died and were cremated elsewhere, or their record is missing. */
const CREMATED_HERE = 0.97;
/** 五项基本殡葬服务: the share of funerals with all five waived; the others miss one or two, so that 4.9 are waived on average. */
const ALL_WAIVED = 0.935;
const RELATIONS = ['子女', '子女', '子女', '配偶', '兄弟姐妹', '村（居）委会'];

export const cremations: ExportFile = {
  department: 'civil-affairs',
  name: '火化登记',
  columns: [
    ...['火化证编号', '证件号码', '姓名', '性别', '年龄', '死亡日期', '火化日期', '经办人', '与逝者关系'],
    ...['减免项目', '登记日期', '更正标志', '更正说明'],
  ],
  write(city, out) {
    const { world } = city;
    const dice = city.dice();
    for (let person = 0; person < world.count; person++) {
      if (at(world.death, person) !== NEVER) registerCremation(city, out, { person, dice });
      const mistaken = city.plants.of('R49', person);
      if (mistaken) registerLiving(city, out, { person, dice, mistaken });
    }
  },
};

interface Registering {
  readonly person: number;
  readonly dice: Dice;
}

function registerCremation(city: City, out: RowSink, { person, dice }: Registering): void {
  const { world, plants } = city;
  dice.at(CREMATION, person);
  if (!dice.chance(CREMATED_HERE) && !plants.has(person)) return;
  const cremated = at(world.death, person) + (plants.of('R03', person) ? 2 : dice.between(1, 3));
  const registered = cremated + (dice.chance(0.02) ? dice.between(4, 25) : dice.below(2));
  if (registered > world.settings.today) return;
  const mistyped = dice.chance(0.003) && !plants.has(person);
  const id = mistyped ? mistypedNumber(city.id(person, Office.civilAffairs)) : city.id(person, Office.civilAffairs);
  const record = certificate(city, person, { id, cremated, dice });
  out.row(`${record},${dayText(registered)},0,`, person);
  if (dice.chance(0.006) && registered + 12 <= world.settings.today) {
    // A correction repeats the certificate's number: it replaces the record before it.
    const right = record.replace(id, city.id(person, Office.civilAffairs));
    out.row(`${right},${dayText(registered + 12)},1,${mistyped ? '证件号码录入错误' : '经办人信息更正'}`, person);
  }
}

/** A living person recorded as dead under a mistyped number; the record is withdrawn only where somebody noticed. */
function registerLiving(city: City, out: RowSink, { person, dice, mistaken }: Registering & { mistaken: Plant }): void {
  const { settings } = city.world;
  dice.at(CREMATION, person);
  const cremated = settings.today - dice.between(120, 400);
  const record = certificate(city, person, { id: city.id(person, Office.civilAffairs), cremated, dice });
  out.row(`${record},${dayText(cremated)},0,`, person);
  happened(mistaken, monthOfDay(cremated), 0);
  if (mistaken.kind === 'decoy') out.row(`${record},${dayText(cremated + 41)},2,本人健在，系证件号码误录`, person);
}

function certificate(city: City, person: number, what: { id: string; cremated: number; dice: Dice }): string {
  const { world } = city;
  const { dice, cremated, id } = what;
  const death = at(world.death, person);
  const died = death === NEVER ? cremated - 2 : death;
  const number = `HH${String(person).padStart(7, '0')}`;
  const who = `${id},${city.name(person, Office.civilAffairs)},${at(world.sex, person)},${ageOn(at(world.birth, person), died)}`;
  const handler = surname(dice) + givenName(dice, dice.chance(0.6));
  return `${number},${who},${dayText(died)},${dayText(cremated)},${handler},${dice.pick(RELATIONS)},${waived(dice)}`;
}

function waived(dice: Dice): string {
  if (dice.chance(ALL_WAIVED)) return '1|2|3|4|5';
  return dice.chance(0.5) ? '1|2|3|4' : dice.chance(0.7) ? '1|3|4' : '1|3';
}

/** A slip in the sequence with a check character that fits again: a valid number that nobody in the city holds. */
function mistypedNumber(id: string): string {
  if (id.length === 15) return `${id.slice(0, 12)}9${id.slice(13)}`;
  const body = `${id.slice(0, 14)}9${id.slice(15, 17)}`;
  return body + citizenIdCheck(body);
}
