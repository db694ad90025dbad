import type { Access } from '../identity/Access.ts';
import type { Caller } from '../identity/identifyCaller.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import type { Audience } from '../supergraph/variants/Audience.ts';
import { audienceOf } from './audienceOf.ts';
import { decideOperation } from './decideOperation.ts';
import type { Grants } from './grants/Grants.ts';
import type { PolicyDecision } from './PolicyDecision.ts';
import { type Reached, reachFields, type SharedGraph } from './reach/reachFields.ts';

export const policyWarning =
  'policy: no rules are in force; every operation is allowed to everybody. Name an --issuer to know who asks.';

/** Decisions kept for each operation; callers of equal rights share one. */
const MOST_DECISIONS = 200;

interface Known {
  reached: Reached;
  decisions: Map<string, PolicyDecision>;
}

/** Stage 4. Decides before anything is planned, so that what is forbidden is never fetched. */
export class Policy {
  readonly #isInForce: boolean;
  readonly #grants: Grants;
  readonly #known = new WeakMap<PreparedOperation, Known>();

  constructor({ isInForce, grants }: { isInForce: boolean; grants: Grants }) {
    this.#isInForce = isInForce;
    this.#grants = grants;
  }

  /** Which view of the graph a caller sees; without rules, the whole. */
  audienceOf(caller: Caller): Audience {
    return this.#isInForce ? audienceOf(caller) : 'department';
  }

  /** @param graph the one by whose schema the operation was prepared */
  decide(
    operation: PreparedOperation,
    { caller, access }: { caller: Caller; access: Access },
    graph: SharedGraph,
  ): PolicyDecision {
    if (!this.#isInForce) return NOT_IN_FORCE;
    const known = this.#known.get(operation) ?? { reached: reachFields(operation, graph), decisions: new Map() };
    this.#known.set(operation, known);
    const grant = this.#grants.findLive(access.grant);
    const rights = rightsOf(caller, access, grant === undefined ? '' : this.#grants.version);
    const decided = known.decisions.get(rights);
    if (decided) return decided;
    const decision = decideOperation(operation, known.reached, { caller, access, grant });
    if (known.decisions.size >= MOST_DECISIONS) known.decisions.clear();
    known.decisions.set(rights, decision);
    return decision;
  }
}

const NOT_IN_FORCE: PolicyDecision = {
  kind: 'allow',
  reason: 'no policy rule is in force',
  isAboutPersons: true,
  grant: undefined,
  fields: [],
};

/** All that the rules look at; of the case, only whether there is one. */
function rightsOf(caller: Caller, access: Access, version: string): string {
  const who = caller.kind === 'identified' ? [caller.department, caller.roles] : null;
  return JSON.stringify([who, access.purpose, access.grant, version, access.case !== undefined]);
}
