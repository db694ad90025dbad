import { defaultConfig } from '../config/GatewayConfig.ts';
import type { Caller } from '../identity/identifyCaller.ts';
import type { PreparedOperation } from '../operation/PreparedOperation.ts';
import { prepareOperation } from '../operation/prepareOperation.ts';
import { decideOperation } from '../policy/decideOperation.ts';
import type { Grant } from '../policy/grants/Grant.ts';
import type { PolicyDecision } from '../policy/PolicyDecision.ts';
import type { Asking } from '../policy/Rule.ts';
import type { ReachedField } from '../policy/reach/ReachedField.ts';
import { reachFields, type SharedGraph } from '../policy/reach/reachFields.ts';
import { checkSupergraph } from '../supergraph/checkSupergraph.ts';
import type { SharingWord } from '../supergraph/sharing/SharingWord.ts';
import { Department } from './Department.ts';
import type { Subgraphs } from './planOver.ts';
import { SHARING_LINK } from './sharingLink.ts';
import { compose } from './startFederation.ts';

/** An officer of hrss, or as the test wishes. */
export function callerOf(wish: Partial<Extract<Caller, { kind: 'identified' }>> = {}): Caller {
  const officer = { subject: 'officer-7', department: 'hrss', roles: ['officer'], issuer: 'https://issuer.example' };
  return { kind: 'identified', ...officer, expiresAt: Number.POSITIVE_INFINITY, ...wish };
}

/** A grant of civil-affairs to hrss that is in force, or as the test wishes. */
export function grantOf(wish: Partial<Grant> = {}): Grant {
  return {
    number: 'G-1',
    state: 'ACTIVE',
    requester: 'hrss',
    provider: 'civil-affairs',
    fields: [],
    purposes: ['eligibility_check'],
    masks: [],
    validFrom: '2026-01-01T00:00:00+08:00',
    validUntil: '2099-01-01T00:00:00+08:00',
    personsPerDay: null,
    ...wish,
  };
}

/** An officer of hrss who states a purpose and a case, and has no grant; or as the test wishes. */
export function askingOf({ grant, lapsed, caller = callerOf(), access }: Partial<Asking> = {}): Asking {
  const stated = access ?? { purpose: 'eligibility_check', case: '社〔2026〕7号', ...(grant && { grant: grant.number }) };
  return { caller, access: stated, grant, lapsed };
}

/** A personal field of civil-affairs under a grant, or as the test wishes. */
export function fieldOf({
  word,
  ...wish
}: Partial<Omit<ReachedField, 'word'>> & { word?: Partial<SharingWord> } = {}): ReachedField {
  return {
    coordinate: 'DibaoMember.income',
    isCarrier: false,
    shape: 'other',
    owner: 'civil-affairs',
    requiredBy: undefined,
    under: undefined,
    ...wish,
    word: {
      class: 'conditional',
      basis: undefined,
      sensitivity: 'personal',
      purposes: ['eligibility_check', 'audit'],
      masks: [],
      owner: 'civil-affairs',
      updated: undefined,
      derivableBy: [],
      bandWidth: undefined,
      ...word,
    },
  };
}

/** What policy makes of operations on a graph; departments write `@sharing` as ours do. */
export interface PolicyUnderTest {
  graph: SharedGraph;
  prepare: (query: string) => PreparedOperation;
  decide: (query: string, asking?: Partial<Asking>) => PolicyDecision;
  /** `Person.pid`, `Person.income for Query.rating` (required for another), `Page.nodes (carrier)`; each once. */
  reach: (query: string) => string[];
}

export async function policyOver(subgraphs: Subgraphs): Promise<PolicyUnderTest> {
  const departments = Object.entries(subgraphs).map(
    ([name, sdl]) => new Department(name, { sdl, resolvers: {}, link: SHARING_LINK }),
  );
  const departmentUrls = Object.fromEntries(departments.map(({ name }) => [name, 'http://127.0.0.1:1/']));
  const graph = await checkSupergraph(compose(departments), { where: 'test', departmentUrls });
  const prepare = (query: string) => prepareOperation({ query }, graph.apiSchema, defaultConfig);
  return {
    graph,
    prepare,
    decide: (query, asking) => {
      const operation = prepare(query);
      return decideOperation(operation, reachFields(operation, graph), askingOf(asking));
    },
    reach: query => [...new Set([...reachFields(prepare(query), graph).values()].flat().map(tellField))],
  };
}

function tellField({ coordinate, isCarrier, requiredBy }: ReachedField): string {
  if (requiredBy) return `${coordinate} for ${requiredBy.coordinate}`;
  return isCarrier ? `${coordinate} (carrier)` : coordinate;
}

/** A decision as a test reads it: what is withheld, each `path: rule`, or the rule that refuses. */
export function tellDecision(decision: PolicyDecision): string[] {
  switch (decision.kind) {
    case 'allow':
      return [];
    case 'refuse':
      return [`refused: ${decision.objection.rule}`];
    case 'allowWithout': {
      const withheld = [...decision.withheld.values()];
      return decision.paths.map((path, index) => `${path.join('.')}: ${withheld[index]?.rule}`);
    }
  }
}
