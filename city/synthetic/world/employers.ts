import { dayOf } from '../calendar.ts';
import { at } from '../column.ts';
import { creditCode } from '../identity/creditCode.ts';
import { Dice, topic } from '../randomness.ts';
import { type Settings, scaled } from '../settings.ts';
import type { Places } from './places.ts';

/** 单位类型: 1 enterprise, 2 public authority, 3 public institution, 4 social organisation, 5 household business. */
export type EmployerKind = 1 | 2 | 3 | 4 | 5;

export interface Employer {
  readonly creditCode: string;
  readonly name: string;
  readonly kind: EmployerKind;
  /** 行业门类, GB/T 4754. */
  readonly industry: string;
  readonly township: number;
  readonly registered: number;
  /** Provides rehabilitation under agreement with the disabled persons' federation. */
  readonly rehabilitation: boolean;
  /** Share of the city's posts, within the public or the private sector. */
  readonly weight: number;
}

const INSURED_UNITS = 2_700;
const EMPLOYER = topic('employer');
const KINDS: readonly (readonly [kind: EmployerKind, weight: number, registrar: string])[] = [
  [1, 66, '91'],
  [2, 6, '11'],
  [3, 11, '12'],
  [4, 4, '52'],
  [5, 13, '92'],
];
const PRIVATE_INDUSTRIES = 'ABCCCCCCDEEEFFFFGGHHIJKLMNOR';
const TRADES = [
  '农业科技',
  '矿业',
  '食品',
  '家具',
  '电子',
  '服饰',
  '建材',
  '机械',
  '建筑',
  '商贸',
  '物流',
  '餐饮',
  '软件',
  '置业',
  '劳务',
  '环保',
];
const FANCY = '宏盛泰华兴瑞安和信达润丰源恒嘉顺鑫诚';
const AUTHORITIES = [
  '发展和改革局',
  '水利局',
  '林业局',
  '交通运输局',
  '统计局',
  '审计局',
  '应急管理局',
  '文化广电局',
  '财政所',
  '人民政府办公室',
];
const INSTITUTIONS = ['第一中学', '中心小学', '人民医院', '中心卫生院', '图书馆', '农技推广站', '职业学校', '实验幼儿园'];

/** The insured units, largest weights first within a random order; the first few public institutions give rehabilitation. */
export function foundEmployers(settings: Settings, places: Places): Employer[] {
  const dice = new Dice(settings.seed);
  const count = scaled(settings, INSURED_UNITS, 45);
  const townships = places.townships.map(township => township.weight);
  const employers: Employer[] = [];
  let rehabilitation = 0;
  for (let index = 0; index < count; index++) {
    dice.at(EMPLOYER, index);
    // The first five are one of each kind: even the smallest city has a public sector.
    const [kind, , registrar] = at(KINDS, index < KINDS.length ? index : dice.weighted(KINDS.map(each => each[1])));
    const township = dice.weighted(townships);
    const health = kind === 3 && rehabilitation < Math.max(2, Math.round(9 * settings.scale));
    if (health) rehabilitation++;
    employers.push({
      creditCode: creditCode(registrar, places.county.code, 100_000 + index),
      name: nameOf(dice, kind, { place: at(places.townships, township).name, health, index }),
      kind,
      industry: industryOf(dice, kind, health),
      township,
      registered: dayOf(1995, 1, 1) + dice.below(settings.firstDay - dayOf(1995, 1, 1)),
      rehabilitation: health,
      weight: kind === 5 ? 0.15 + dice.next() * 0.3 : 1 / (0.02 + dice.next()) ** 0.8,
    });
  }
  return employers;
}

function nameOf(dice: Dice, kind: EmployerKind, where: { place: string; health: boolean; index: number }): string {
  const serial = where.index + 1;
  if (where.health) return `赣安市${where.place}康复医院`;
  if (kind === 2) return `赣安市${where.place}${dice.pick(AUTHORITIES)}`;
  if (kind === 3) return `赣安市${where.place}${dice.pick(INSTITUTIONS)}`;
  if (kind === 4) return `赣安市${dice.pick(TRADES)}行业协会`;
  const brand = FANCY.charAt(dice.below(FANCY.length)) + FANCY.charAt(dice.below(FANCY.length));
  return kind === 5 ? `${where.place}${brand}商行${serial}` : `赣安市${brand}${dice.pick(TRADES)}有限公司`;
}

function industryOf(dice: Dice, kind: EmployerKind, health: boolean): string {
  if (health) return 'Q';
  if (kind === 2 || kind === 4) return 'S';
  if (kind === 3) return dice.chance(0.6) ? 'P' : 'Q';
  return dice.pick(PRIVATE_INDUSTRIES);
}

/** Draws an employer in proportion to its posts: public authorities and institutions for civil servants, the others for workers. */
export class JobMarket {
  readonly #sectors: Record<'public' | 'private', { index: number; upTo: number }[]> = { public: [], private: [] };

  constructor(employers: readonly Employer[]) {
    for (const [index, employer] of employers.entries()) {
      const sector = this.#sectors[employer.kind === 2 || employer.kind === 3 ? 'public' : 'private'];
      sector.push({ index, upTo: (sector.at(-1)?.upTo ?? 0) + employer.weight });
    }
  }

  hire(sector: 'public' | 'private', throwOf: number): number {
    const posts = this.#sectors[sector];
    const wanted = throwOf * (posts.at(-1)?.upTo ?? 0);
    let low = 0;
    let high = posts.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(posts, middle).upTo > wanted) high = middle;
      else low = middle + 1;
    }
    return at(posts, low).index;
  }
}
