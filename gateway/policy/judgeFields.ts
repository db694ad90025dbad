import type { FieldNode } from 'graphql';
import type { Asking, Objection } from './Rule.ts';
import type { ReachedField } from './reach/ReachedField.ts';
import type { Reached } from './reach/reachFields.ts';
import { rules } from './rules/index.ts';

/** What the rules say of an operation. */
export interface Judged {
  /** In the order of the operation. What stands only in something withheld is not listed: nobody is asked for it anyway. */
  withheld: ReadonlyMap<FieldNode, Objection>;
  /** What departments are asked for. */
  left: readonly ReachedField[];
}

/** Holds every field that an operation reaches against every rule. A selection is withheld when any field that it reaches may not be given. */
export function judgeFields(reached: Reached, asking: Asking): Judged {
  const judge = new Judge(reached, asking);
  const withheld = new Map<FieldNode, Objection>();
  const left: ReachedField[] = [];
  for (const [node, fields] of reached) {
    const verdict = judge.judge(node);
    if (typeof verdict === 'object') withheld.set(node, verdict);
    if (verdict === 'given') left.push(...fields.filter(field => judge.isReached(field)));
  }
  return { withheld, left };
}

type Verdict = 'given' | 'not reached' | Objection;

class Judge {
  readonly #reached: Reached;
  readonly #asking: Asking;
  readonly #verdicts = new Map<FieldNode, Verdict>();

  constructor(reached: Reached, asking: Asking) {
    this.#reached = reached;
    this.#asking = asking;
  }

  judge(node: FieldNode): Verdict {
    const known = this.#verdicts.get(node);
    if (known !== undefined) return known;
    const verdict = this.#judge(this.#reached.get(node) ?? []);
    this.#verdicts.set(node, verdict);
    return verdict;
  }

  /** Whether what it stands in is given. A fragment can be spread in something withheld, and in something else. */
  isReached({ under }: ReachedField): boolean {
    return under === undefined || this.judge(under) === 'given';
  }

  #judge(all: readonly ReachedField[]): Verdict {
    const fields = all.filter(field => this.isReached(field));
    if (fields.length === 0) return 'not reached';
    // A carrier that is reached is given: the field that led to it was.
    const said = fields.filter(({ isCarrier }) => !isCarrier);
    for (const { name, article, objectTo } of rules) {
      for (const field of said) {
        const message = objectTo(field, this.#asking);
        if (message !== undefined) return { rule: name, article, message: tellWhich(field) + message };
      }
    }
    return 'given';
  }
}

function tellWhich({ coordinate, requiredBy }: ReachedField): string {
  return requiredBy === undefined
    ? `${coordinate} `
    : `${coordinate}（计算 ${requiredBy.coordinate} 所需 required for ${requiredBy.coordinate}） `;
}
