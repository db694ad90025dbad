import { happened } from '../anomalies/Plants.ts';
import { type City, Office } from '../City.ts';
import { ageOn, lastDayOf, monthOfDay, monthText, NEVER } from '../calendar.ts';
import { at } from '../column.ts';
import type { ExportFile, RowSink } from '../files/ExportFile.ts';
import { yuan } from '../money.ts';
import { Quota } from '../quota.ts';
import { type Dice, topic } from '../randomness.ts';
import type { DibaoHousehold } from '../world/aid.ts';
import { type Allowance, disabilityAllowances, oldAgeAllowance } from './allowances.ts';
import { destituteOf } from './destitute.ts';
import { dibaoMonths, dibaoPerMember, membersCounted } from './dibao.ts';

const TEMPORARY = topic('temporary aid');
const ORPHAN = topic('orphan');
const TEMPORARY_PER_PERSON_AND_MONTH = 4_500 / 622_444 / 12;
const ORPHANS_AMONG_CHILDREN = 350 / 121_500;
/** Monthly amount of the destitute in cents: basic living and care, by ability to care for oneself. */
const DESTITUTE_MONTHLY = [0, 98_000, 116_000, 165_000];

export const aidPayments: ExportFile = {
  department: 'civil-affairs',
  name: '救助发放',
  columns: ['资金项目', '家庭编号', '证件号码', '所属期', '发放年月', '金额', '发放类型'],
  write(city, out) {
    for (const household of city.world.aid.dibao) payDibao(city, out, household);
    const dice = city.dice();
    const orphans = new Quota();
    for (let person = 0; person < city.world.count; person++) {
      payDestitute(city, out, { person, dice });
      for (const allowance of disabilityAllowances(city, person, dice)) payAllowance(city, out, { person, allowance });
      const oldAge = oldAgeAllowance(city, person);
      if (oldAge) payAllowance(city, out, { person, allowance: oldAge });
      payOrphan(city, out, { person, dice, orphans });
      payTemporary(city, out, { person, dice });
    }
  },
};

/** 低保 is paid to the head of the household: the difference to the standard for every member counted. */
function payDibao(city: City, out: RowSink, household: DibaoHousehold): void {
  const { settings, death } = city.world;
  const id = city.id(household.head, Office.civilAffairs);
  const { from, until } = dibaoMonths(city, household);
  for (let month = Math.max(from, settings.firstMonth); month < Math.min(until, settings.lastMonth + 1); month++) {
    const members = membersCounted(city, household, month);
    if (members.length === 0) continue;
    const each = dibaoPerMember(city, household, month);
    out.row(
      `01,${household.number},${id},${monthText(month)},${monthText(month)},${yuan(each * members.length)},1`,
      household.head,
    );
    for (const member of household.members) {
      const innocent = city.plants.of('R04', member);
      if (innocent?.kind !== 'decoy') continue;
      const died = monthOfDay(at(death, member));
      if (month > died && month <= died + innocent.size) happened(innocent, month, 0);
    }
    for (const member of members) {
      const unreported = city.plants.of('R04', member);
      if (unreported && month > monthOfDay(at(death, member))) happened(unreported, month, each);
      const both = city.plants.of('R16', member);
      if (both?.kind === 'truth' && month > settings.lastMonth - both.size) happened(both, month, each);
      if (both?.kind === 'decoy' && month === until - 1) happened(both, month, 0);
      const income = city.plants.of('R23', member);
      if (income && month >= settings.lastMonth - income.size + 1)
        happened(income, month, income.kind === 'truth' ? each * members.length : 0);
    }
  }
}

interface Recipient {
  readonly person: number;
  readonly dice: Dice;
}

function payDestitute(city: City, out: RowSink, { person, dice }: Recipient): void {
  const { settings, death } = city.world;
  const entry = destituteOf(city, person, dice);
  if (!entry) return;
  const id = city.id(person, Office.civilAffairs);
  const cents = at(DESTITUTE_MONTHLY, entry.care);
  const unreported = city.plants.of('R05', person);
  for (let month = Math.max(entry.from, settings.firstMonth); month < Math.min(entry.until, settings.lastMonth + 1); month++) {
    out.row(`02,,${id},${monthText(month)},${monthText(month)},${yuan(cents)},1`, person);
    if (unreported && month > monthOfDay(at(death, person))) happened(unreported, month, unreported.kind === 'truth' ? cents : 0);
  }
}

function payAllowance(city: City, out: RowSink, { person, allowance }: { person: number; allowance: Allowance }): void {
  const { settings, death } = city.world;
  const id = city.id(person, Office.civilAffairs);
  const unreported = city.plants.of('R06', person);
  const excluded = city.plants.of('R17', person);
  const amount = yuan(allowance.monthlyCents);
  for (
    let month = Math.max(allowance.from, settings.firstMonth);
    month < Math.min(allowance.until, settings.lastMonth + 1);
    month++
  ) {
    out.row(`${allowance.fund},,${id},${monthText(month)},${monthText(month)},${amount},1`, person);
    if (unreported && month > monthOfDay(at(death, person)))
      happened(unreported, month, unreported.kind === 'truth' ? allowance.monthlyCents : 0);
    if (excluded) happened(excluded, month, excluded.kind === 'truth' ? allowance.monthlyCents : 0);
    if (excluded?.kind === 'decoy')
      out.row(`${allowance.fund},,${id},${monthText(month)},${monthText(month + 1)},-${amount},4`, person);
  }
}

function payOrphan(city: City, out: RowSink, { person, dice, orphans }: Recipient & { orphans: Quota }): void {
  const { settings, birth, death } = city.world;
  const age = ageOn(at(birth, person), settings.today);
  if (age >= 16 || at(death, person) !== NEVER) return;
  dice.at(ORPHAN, person);
  if (!orphans.takes(ORPHANS_AMONG_CHILDREN, dice.next())) return;
  const from = Math.max(settings.firstMonth, monthOfDay(at(birth, person)) + 6, settings.firstMonth + dice.below(30) - 12);
  for (let month = from; month <= settings.lastMonth; month++) {
    out.row(`07,,${city.id(person, Office.civilAffairs)},${monthText(month)},${monthText(month)},1150.00,1`, person);
  }
}

/** 临时救助: one payment in an emergency, paid in the month after it. */
function payTemporary(city: City, out: RowSink, { person, dice }: Recipient): void {
  const { settings, birth, death } = city.world;
  dice.at(TEMPORARY, person);
  if (!dice.chance(TEMPORARY_PER_PERSON_AND_MONTH * 24)) return;
  const month = settings.firstMonth + dice.below(23);
  if (lastDayOf(month) < at(birth, person) || at(death, person) < lastDayOf(month + 1)) return;
  const cents = dice.between(6, 60) * 10_000;
  out.row(`03,,${city.id(person, Office.civilAffairs)},${monthText(month)},${monthText(month + 1)},${yuan(cents)},1`, person);
}
