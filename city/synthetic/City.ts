import type { Plants } from './anomalies/Plants.ts';
import { at } from './column.ts';
import { fifteenDigitForm } from './identity/citizenId.ts';
import { mistypedName } from './identity/names.ts';
import { Dice } from './randomness.ts';
import { Office, type World } from './world/World.ts';

/** What a writer may look at: the world, the stories planted in it, and how each office spells a person. */
export class City {
  readonly world: World;
  readonly plants: Plants;

  constructor(world: World, plants: Plants) {
    this.world = world;
    this.plants = plants;
  }

  /** A fresh dice: every writer has its own, so that files do not depend on each other. */
  dice(): Dice {
    return new Dice(this.world.settings.seed);
  }

  /** The citizen ID as an office's register holds it. */
  id(person: number, office: number): string {
    const id = at(this.world.idNumbers, person);
    return (at(this.world.oldNumber, person) & office) === 0 ? id : fifteenDigitForm(id);
  }

  /** The name as an office's register holds it. */
  name(person: number, office: number): string {
    const name = at(this.world.names, person);
    return (at(this.world.otherName, person) & office) === 0 ? name : mistypedName(name);
  }

  township(person: number): string {
    return at(this.world.places.townships, this.townshipIndex(person)).code;
  }

  townshipIndex(person: number): number {
    return at(this.world.places.communities, at(this.world.community, person)).township;
  }
}

export { Office };
