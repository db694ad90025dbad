import type { FieldNode } from 'graphql';
import { maskingOf, type ValueMasking } from './maskingOf.ts';
import type { Asking, Objection } from './Rule.ts';
import type { ReachedField } from './reach/ReachedField.ts';
import type { Reached } from './reach/reachFields.ts';
import { rules } from './rules/index.ts';
import { maskApplies, objectBelowMask } from './rules/maskApplies.ts';

/** What the rules say of an operation. */
export interface Judged {
  /** In the order of the operation. What stands only in something withheld is not listed: nobody is asked for it anyway. */
  withheld: ReadonlyMap<FieldNode, Objection>;
  /** What departments are asked for. */
  left: readonly ReachedField[];
  /** What is given in part. */
  masked: ReadonlyMap<FieldNode, ValueMasking>;
}

/** Holds every field that an operation reaches against every rule. A selection is withheld when any field that it reaches may not be given. */
export function judgeFields(reached: Reached, asking: Asking): Judged {
  const judge = new Judge(reached, asking);
  const withheld = new Map<FieldNode, Objection>();
  const left: ReachedField[] = [];
  const masked = new Map<FieldNode, ValueMasking>();
  for (const [node, fields] of reached) {
    const verdict = judge.judge(node);
    if (typeof verdict === 'object') withheld.set(node, verdict);
    if (verdict !== 'given') continue;
    left.push(...fields.filter(field => judge.isReached(field)));
    const masking = maskingOf(fields, asking);
    if (typeof masking === 'object') masked.set(node, masking);
  }
  return { withheld, left, masked };
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
    return this.#judgeMask(all, fields);
  }

  /** What is shown in part leads to nothing more, and is shown in one way. */
  #judgeMask(all: readonly ReachedField[], fields: readonly ReachedField[]): Verdict {
    const { name: rule, article } = maskApplies;
    for (const field of fields) {
      const leading = (field.under && this.#reached.get(field.under)) ?? [];
      const message = objectBelowMask(field, leading, this.#asking);
      if (message !== undefined) return { rule, article, message: tellWhich(field) + message };
    }
    if (maskingOf(all, this.#asking) !== 'different') return 'given';
    return { rule, article, message: DIFFERENT };
  }
}

const DIFFERENT =
  '此处涉及多个数据项，授权规定的显示方式不同，请用片段按类型分别查询。 Several fields are meant here, which the grant gives in different ways: ask for each type by a fragment.';

function tellWhich({ coordinate, requiredBy }: ReachedField): string {
  return requiredBy === undefined
    ? `${coordinate} `
    : `${coordinate}（计算 ${requiredBy.coordinate} 所需 required for ${requiredBy.coordinate}） `;
}
