import { ageOn } from '../calendar.ts';
import { at } from '../column.ts';
import { Dice, topic } from '../randomness.ts';
import type { Settings } from '../settings.ts';
import { certifyDisability, grantAid } from './aid.ts';
import { beginCareers } from './careers.ts';
import { expandCover } from './coverExpansion.ts';
import { foundEmployers } from './employers.ts';
import { designateInstitutions } from './institutions.ts';
import { insureMedically, issueCards } from './medicalCover.ts';
import { drawPlaces } from './places.ts';
import { drawPopulation } from './population.ts';
import { workAfterService } from './serviceBeforeWork.ts';
import { recordVeterans } from './veterans.ts';
import { Livelihood, Office, type World } from './World.ts';

const REGISTERS = topic('registers');
const OFFICES = [Office.hrss, Office.medicalInsurance, Office.civilAffairs, Office.veteransAffairs];

/** Draws the whole city, in the order in which one thing depends on another. */
export function foundCity(settings: Settings): World {
  const places = drawPlaces();
  const people = drawPopulation(settings, places);
  const employers = foundEmployers(settings, places);
  const careers = beginCareers(settings, people, employers);
  const aid = grantAid(settings, people, careers, places);
  const disability = certifyDisability(settings, people, aid);
  const medical = insureMedically(settings, people, careers, aid);
  issueCards(settings, people, careers.cover, medical.medical);
  insureTheNeedy(settings, people, careers.livelihood, { layer: aid.layer, disability });
  const veterans = recordVeterans(settings, people, careers, places);
  const world: World = {
    settings,
    ...people,
    ...careers,
    ...medical,
    ...registerDisagreements(settings, people.birth),
    injuryFrom: new Int32Array(people.count),
    unemploymentFrom: new Int32Array(people.count),
    disability,
    places,
    employers,
    aid,
    institutions: designateInstitutions(settings, places),
    veterans: workAfterService(veterans, careers, medical),
  };
  expandCover(world);
  return world;
}

interface Need {
  readonly layer: Uint8Array;
  readonly disability: Uint8Array;
}

/** The seven special groups of key task 1 are insured at public expense, so nobody among them is without the residents' scheme. */
function insureTheNeedy(
  settings: Settings,
  people: { count: number; birth: Int32Array },
  livelihood: Uint8Array,
  need: Need,
): void {
  for (let person = 0; person < people.count; person++) {
    if (at(livelihood, person) !== Livelihood.none) continue;
    const severe = at(need.disability, person) > 0 && at(need.disability, person) % 8 <= 2;
    if (at(need.layer, person) === 0 && !severe) continue;
    if (ageOn(at(people.birth, person), settings.today) < 60) livelihood[person] = Livelihood.resident;
  }
}

/** Old 15-digit numbers (0.3 %) and mistyped names (0.4 %): each sits in one office's register and nowhere else. */
function registerDisagreements(settings: Settings, birth: Int32Array): { oldNumber: Uint8Array; otherName: Uint8Array } {
  const oldNumber = new Uint8Array(birth.length);
  const otherName = new Uint8Array(birth.length);
  const dice = new Dice(settings.seed);
  for (let person = 0; person < birth.length; person++) {
    dice.at(REGISTERS, person);
    const bornBefore1985 = at(birth, person) < 5_479;
    if (dice.chance(0.005) && bornBefore1985) oldNumber[person] = dice.pick(OFFICES);
    if (dice.chance(0.004)) otherName[person] = dice.pick(OFFICES);
  }
  return { oldNumber, otherName };
}
