import type { Dice } from '../randomness.ts';
import type { World } from '../world/World.ts';
import type { Plant } from './Plants.ts';

/** A kind of story: how many of them a full city has in its 24 months, and whom they may happen to. */
export interface Story {
  readonly rule: string;
  readonly kind: Plant['kind'];
  readonly cause: string;
  readonly full: number;
  candidate(world: World, person: number): boolean;
  /** Months, visits or days that the story lasts; 1 where nothing is counted. */
  size?(dice: Dice, world: World, person: number): number;
  /** Changes the world where the facts themselves, and not only one office's rows, are different. */
  bend?(world: World, plant: Plant): void;
}
