import { monthText } from '../calendar.ts';

/** A story that a comparison rule should find (truth) or should be able to explain (decoy). */
export interface Plant {
  readonly rule: string;
  readonly kind: 'truth' | 'decoy';
  readonly person: number;
  /** Why it happened: for a decoy, the innocent cause. */
  readonly cause: string;
  /** How large the story is meant to be: months, visits or days, as the rule counts. */
  readonly size: number;
  /** What the writers really wrote: the expectation of a test. */
  readonly months: string[];
  cents: number;
}

const NONE: ReadonlyMap<number, Plant> = new Map();

/** The planted stories by rule and person. A person carries at most one, so that no story spoils another. */
export class Plants {
  readonly all: Plant[] = [];
  readonly #byRule = new Map<string, Map<number, Plant>>();
  readonly #persons = new Set<number>();

  plant(story: Pick<Plant, 'rule' | 'kind' | 'person' | 'cause' | 'size'>): Plant {
    const plant: Plant = { ...story, months: [], cents: 0 };
    this.all.push(plant);
    this.#persons.add(story.person);
    const ofRule = this.#byRule.get(story.rule) ?? new Map<number, Plant>();
    this.#byRule.set(story.rule, ofRule.set(story.person, plant));
    return plant;
  }

  has(person: number): boolean {
    return this.#persons.has(person);
  }

  of(rule: string, person: number): Plant | undefined {
    return (this.#byRule.get(rule) ?? NONE).get(person);
  }
}

/** Notes that a story happened in a month, and what it cost. */
export function happened(plant: Plant, month: number, cents: number): void {
  const text = monthText(month);
  if (!plant.months.includes(text)) plant.months.push(text);
  plant.cents += cents;
}
