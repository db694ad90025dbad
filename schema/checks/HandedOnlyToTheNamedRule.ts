import { type Demand, demandsOf, implementers } from '../handedOver.ts';
import { ContractWords } from '../sharingWords.ts';
import type { ContractRule, DepartmentSchema, Violation } from './ContractRule.ts';

/**
 * A department is handed another's facts, to compute a field of its own (`@requires`) or as a key that is not open to all, only where
 * the owner names it in `derivableBy`. What such a fact was itself computed from must name it too, and behind an interface (or an
 * `@interfaceObject`) every type that is one.
 */
export const HandedOnlyToTheNamedRule: ContractRule = {
  name: 'HANDED_ONLY_TO_THE_NAMED',
  because:
    'no caller asked for what one department is handed of another, so that no grant covers it: only the owner’s word does (政务数据共享条例 art. 25)',
  whatToDo:
    'Let the owner add the department to derivableBy of the field, after both agreed; or compute the field where the facts are.',
  check: departments => {
    const demands = departments.flatMap(demandsOf);
    const handing = new Handing(departments, demands);
    return demands.flatMap(demand => handing.breaches(demand));
  },
};

/** Who is handed what, over all departments. */
class Handing {
  readonly #words: ContractWords;
  readonly #implementers: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #demands: readonly Demand[];

  constructor(departments: readonly DepartmentSchema[], demands: readonly Demand[]) {
    this.#words = new ContractWords(departments);
    this.#implementers = implementers(departments);
    this.#demands = demands;
  }

  breaches({ receiver, coordinate, reason, fields }: Demand): Violation[] {
    const facts = [...this.#factsBehind(fields)].filter(fact => !this.#mayBeHanded(fact, receiver, reason));
    return facts.map(fact => ({
      departments: [receiver],
      coordinate,
      message: `It is handed ${fact} of ${this.#wordOf(fact)?.owner ?? 'several departments'}, where derivableBy does not name ${receiver}`,
    }));
  }

  /** The fields themselves, those of the types behind an interface, and all that any of them is computed from. */
  #factsBehind(fields: readonly string[]): ReadonlySet<string> {
    const facts = new Set<string>();
    const open = [...fields];
    for (let field = open.pop(); field !== undefined; field = open.pop()) {
      if (facts.has(field)) continue;
      facts.add(field);
      const [typeName = '', fieldName = ''] = field.split('.');
      for (const type of this.#implementers.get(typeName) ?? []) open.push(`${type}.${fieldName}`);
      for (const demand of this.#demands) {
        if (demand.reason === 'requires' && demand.coordinate === field) open.push(...demand.fields);
      }
    }
    return facts;
  }

  #mayBeHanded(fact: string, receiver: string, reason: Demand['reason']): boolean {
    const word = this.#wordOf(fact);
    // What nobody speaks of is refused by the rule that everything is said, or is a value within a fact that is looked at here.
    if (word === undefined || word.owner === receiver || word.derivableBy?.includes(receiver)) return true;
    return reason === 'key' ? word.class === 'unconditional' : this.#answersItself(fact, receiver);
  }

  #answersItself(fact: string, receiver: string): boolean {
    return this.#words.elements.some(({ coordinate, department }) => coordinate === fact && department === receiver);
  }

  #wordOf(fact: string) {
    const [typeName = '', fieldName = ''] = fact.split('.');
    return this.#words.of(typeName, fieldName);
  }
}
