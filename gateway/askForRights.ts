import type { Gateway } from './Gateway.ts';
import { standingOf } from './identity/contextHeader.ts';
import type { Caller } from './identity/identifyCaller.ts';
import type { AskRights } from './policy/grants/followGrants.ts';
import { RIGHTS_QUERY, readRights } from './policy/grants/readRights.ts';

/** The department that owns grants. */
const SHARING_DEPARTMENT = 'data-sharing';

/** In whose name the gateway asks for itself. */
const GATEWAY: Caller = {
  kind: 'identified',
  subject: 'gateway',
  department: SHARING_DEPARTMENT,
  roles: ['gateway'],
  issuer: 'gateway',
  expiresAt: Number.POSITIVE_INFINITY,
};

const NO_REASONS = Buffer.from('{}').toString('base64url');
const PATIENCE_MS = 1_500;

/** Whether the graph has a department that tells of grants. */
export function hasGrants({ graphs }: Pick<Gateway, 'graphs'>): boolean {
  return graphs.current.departments.has(SHARING_DEPARTMENT);
}

/** Asks `data-sharing` which grants have changed, over a signed call like any other, in the gateway's own name. */
export function askForRights({ graphs, security }: Pick<Gateway, 'graphs' | 'security'>): AskRights {
  return async after => {
    using graph = graphs.enter();
    const department = graph.departments.get(SHARING_DEPARTMENT);
    if (!department) throw new Error('the supergraph has no department data-sharing');
    const { authority, trust } = standingOf('grants', {
      caller: GATEWAY,
      access: undefined,
      isSigned: security.keys !== undefined,
    });
    const answer = await department.ask(JSON.stringify({ query: RIGHTS_QUERY, variables: { after: after ?? null } }), {
      signal: AbortSignal.timeout(PATIENCE_MS),
      repeatable: true,
      authority,
      onCall: () => {},
      trust: trust && { context: trust, reasons: NO_REASONS },
    });
    if (!answer.ok) throw new Error(answer.failure.code);
    if (answer.errors.length > 0) throw new Error(String(answer.errors[0]?.extensions?.code ?? 'an error of data-sharing'));
    return readRights(answer.data);
  };
}
