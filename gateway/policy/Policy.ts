import type { FieldNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Access } from '../identity/Access.ts';
import type { Caller } from '../identity/identifyCaller.ts';
import type { Variables } from '../operation/coerceVariables.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import type { Audience } from '../supergraph/variants/Audience.ts';
import { audienceOf } from './audienceOf.ts';
import { decideOperation } from './decideOperation.ts';
import type { Grant } from './grants/Grant.ts';
import type { Grants } from './grants/Grants.ts';
import { type Counted, countPersons } from './lookups/countPersons.ts';
import { PersonLookups } from './lookups/PersonLookups.ts';
import type { PolicyDecision } from './PolicyDecision.ts';
import type { Asking, Objection } from './Rule.ts';
import { type Reached, reachFields, type SharedGraph } from './reach/reachFields.ts';

export const policyWarning =
  'policy: no rules are in force; every operation is allowed to everybody. Name an --issuer to know who asks.';

/** Fields and reasons in all decisions that are kept; callers of equal rights share one. */
const MOST_KEPT = 1_000_000;

interface Known {
  reached: Reached;
  /** Tells operations apart in the keys of decisions. */
  number: number;
}

/** Who asks what, of which nothing but the number of persons depends on variables. */
interface Asked {
  caller: Caller;
  access: Access;
  variables: Variables;
  /** A dry run looks at nobody, and is told what the request would be. */
  isDry?: boolean;
}

/** Stage 4. Decides before anything is planned, so that what is forbidden is never fetched. */
export class Policy {
  readonly #isInForce: boolean;
  readonly #grants: Grants;
  readonly lookups: PersonLookups;
  readonly #known = new WeakMap<PreparedOperation, Known>();
  readonly #decisions = new LRUCache<string, PolicyDecision>({ maxSize: MOST_KEPT, sizeCalculation: sizeOf });
  readonly #counts = new WeakMap<PolicyDecision, number>();
  #operations = 0;

  constructor({ isInForce, grants, maxPersonsPerDay }: { isInForce: boolean; grants: Grants; maxPersonsPerDay: number }) {
    this.#isInForce = isInForce;
    this.#grants = grants;
    this.lookups = new PersonLookups(maxPersonsPerDay);
  }

  /** Which view of the graph a caller sees; without rules, the whole. */
  audienceOf(caller: Caller): Audience {
    return this.#isInForce ? audienceOf(caller) : 'department';
  }

  /**
   * Also counts the persons whom the operation looks at, unless nobody is going to be asked.
   * @param graph the one by whose schema the operation was prepared
   */
  decide(operation: PreparedOperation, asked: Asked, graph: SharedGraph): PolicyDecision {
    if (!this.#isInForce) return NOT_IN_FORCE;
    const { reached, number } = this.#knownOf(operation, graph);
    const { caller, access } = asked;
    const department = caller.kind === 'identified' ? caller.department : undefined;
    const { grant, lapsed } = this.#grants.standingFor(department, access.grant);
    const decision = this.#decideByRules(operation, { reached, number }, { caller, access, grant, lapsed });
    if (decision.kind === 'refuse' || !decision.isAboutPersons) return decision;
    const withheld = decision.kind === 'allowWithout' ? decision.withheld : NOTHING;
    const counted = { reached, withheld, schema: graph.apiSchema, variables: asked.variables };
    const persons = this.#count(operation, { decision, counted });
    const objection = this.#lookUp(persons, decision.grant === undefined ? undefined : grant, asked);
    return objection ? refuseWhole(objection) : decision;
  }

  #decideByRules(operation: PreparedOperation, { reached, number }: Known, asking: Asking): PolicyDecision {
    const { caller, access, grant } = asking;
    // Numbers of grants that are none are as many as somebody cares to make up.
    if (access.grant !== undefined && grant === undefined) return decideOperation(operation, reached, asking);
    const key = `${number}|${rightsOf(caller, access, grant === undefined ? '' : this.#grants.version)}`;
    const known = this.#decisions.get(key);
    if (known) return known;
    const decision = decideOperation(operation, reached, asking);
    this.#decisions.set(key, decision);
    return decision;
  }

  /** Without variables it is the same for all to whom the same decision applies. */
  #count(operation: PreparedOperation, { decision, counted }: { decision: PolicyDecision; counted: Counted }): number {
    for (const _ in counted.variables) return countPersons(operation, counted);
    const known = this.#counts.get(decision) ?? countPersons(operation, counted);
    this.#counts.set(decision, known);
    return known;
  }

  #knownOf(operation: PreparedOperation, graph: SharedGraph): Known {
    const known = this.#known.get(operation);
    if (known) return known;
    this.#operations += 1;
    const made = { reached: reachFields(operation, graph), number: this.#operations };
    this.#known.set(operation, made);
    return made;
  }

  #lookUp(persons: number, grant: Grant | undefined, { caller, isDry }: Asked): Objection | undefined {
    if (caller.kind !== 'identified' || persons === 0) return undefined;
    return isDry ? this.lookups.foretell(persons, { caller, grant }) : this.lookups.take(persons, { caller, grant });
  }
}

const NOTHING: ReadonlyMap<FieldNode, Objection> = new Map();

function refuseWhole(objection: Objection): PolicyDecision {
  const nothing = { isAboutPersons: false, grant: undefined, fields: [], withheld: NOTHING };
  return { ...nothing, kind: 'refuse', reason: objection.rule, objection };
}

function sizeOf(decision: PolicyDecision): number {
  return 1 + decision.fields.length + (decision.kind === 'allowWithout' ? decision.withheld.size * 10 : 0);
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
