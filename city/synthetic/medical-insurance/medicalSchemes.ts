import type { City } from '../City.ts';
import { ageOn } from '../calendar.ts';
import { at } from '../column.ts';
import { Layer } from '../world/aid.ts';
import { isSeverelyDisabled } from '../world/specialGroups.ts';
import { Livelihood, Medical, type World } from '../world/World.ts';

/** 人员类别 of a person in the branch's own code table. */
export function personCategory(world: World, person: number): string {
  const publicWork =
    at(world.livelihood, person) === Livelihood.publicWorker || at(world.livelihood, person) === Livelihood.retiredPublic;
  switch (at(world.medical, person)) {
    case Medical.unitWorker:
      return publicWork ? '1102' : '1101';
    case Medical.flexible:
      return '1103';
    case Medical.retired:
      return publicWork ? '1202' : '1201';
  }
  const age = ageOn(at(world.birth, person), world.settings.today);
  if (age < 1) return '1401';
  if (age < 6) return '1402';
  if (age < 19) return '1403';
  if (at(world.livelihood, person) === Livelihood.student) return '1404';
  return age >= 60 ? '1601' : '1501';
}

/** 310 for the employed and their retired, 390 for everybody else. */
export function schemeOf(world: World, person: number): '310' | '390' {
  return at(world.medical, person) === Medical.resident ? '390' : '310';
}

/** 资助参保类别 of a resident whose premium is subsidised, or undefined: severe disability counts only outside the other layers. */
export function fundedCategory(city: City, person: number): { code: string; cents: number } | undefined {
  const { world } = city;
  switch (at(world.aid.layer, person)) {
    case Layer.dibao:
      return { code: '1', cents: 36_000 };
    case Layer.tekun:
      return { code: '2', cents: 40_000 };
    case Layer.edge:
      return { code: '3', cents: 20_000 };
    case Layer.monitored:
      return { code: '4', cents: 20_000 };
  }
  return isSeverelyDisabled(world, person) ? { code: '5', cents: 32_000 } : undefined;
}

/** A person's number in the branch's own register. */
export function insuredNumber(person: number): string {
  return `3607990${String(person).padStart(7, '0')}`;
}
