import { Dice, topic } from '../randomness.ts';
import { scaled } from '../settings.ts';
import type { World } from '../world/World.ts';
import { storiesAfterDeath } from './afterDeath.ts';
import { storiesOfDoubleBenefit } from './doubleBenefit.ts';
import { storiesOfMilitaryService } from './militaryService.ts';
import { storiesOfOmission } from './omissions.ts';
import { Plants } from './Plants.ts';
import type { Story } from './Story.ts';

const STORIES = [...storiesAfterDeath, ...storiesOfDoubleBenefit, ...storiesOfOmission, ...storiesOfMilitaryService];
/** Innocent look-alikes of a story where the city has people for them, however small it is. */
const LEAST = { truth: 1, decoy: 3 };

/** Plants the stories that comparison rules should find, and the innocent ones they should be able to explain. */
export function plantStories(world: World): Plants {
  const plants = new Plants();
  // Truths first: in a small city the innocent must not use up the people to whom they can happen.
  for (const kind of ['truth', 'decoy']) for (const story of STORIES) if (story.kind === kind) tell(world, plants, story);
  return plants;
}

/** Chooses whom a story happens to by lot among its candidates, so that it does not matter in which order they are found. */
function tell(world: World, plants: Plants, story: Story): void {
  const dice = new Dice(world.settings.seed);
  const lot = topic(`${story.rule} ${story.cause}`);
  const candidates: { person: number; lot: number }[] = [];
  for (let person = 0; person < world.count; person++) {
    if (!plants.has(person) && story.candidate(world, person)) candidates.push({ person, lot: dice.at(lot, person).next() });
  }
  candidates.sort((a, b) => a.lot - b.lot || a.person - b.person);
  for (const { person } of candidates.slice(0, scaled(world.settings, story.full, LEAST[story.kind]))) {
    dice.at(lot, person).next();
    const size = story.size?.(dice, world, person) ?? 1;
    const plant = plants.plant({ rule: story.rule, kind: story.kind, cause: story.cause, person, size });
    story.bend?.(world, plant);
  }
}
