import type { World } from '../world/World.ts';
import { Plants } from './Plants.ts';

/** Plants the stories that comparison rules should find, and the innocent ones they should be able to explain. */
export function plantStories(_world: World): Plants {
  return new Plants();
}
