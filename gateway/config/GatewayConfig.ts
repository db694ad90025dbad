import type { TlsMaterial } from '../execute/signing/LineSecurity.ts';
import type { CrossOriginSettings } from '../http/CrossOrigin.ts';
import type { DepartmentLimits } from './DepartmentLimits.ts';
import { defaultLimits, type GatewayLimits } from './GatewayLimits.ts';
import type { IdentitySettings } from './IdentitySettings.ts';

/** Everything an operator can set. Defaults suit one gateway in front of a county-level city's departments. */
export interface GatewayConfig {
  /** Path or http(s) URL of the composed supergraph SDL. */
  supergraph: string;
  /** Milliseconds between looks for a new supergraph; 0: only when told. */
  supergraphPoll: number;
  /** Sent when the supergraph is fetched from a URL. */
  supergraphHeaders: Readonly<Record<string, string>>;
  /** Path of a copy of the last good supergraph, used when the source cannot be read at the start. */
  supergraphCache?: string;
  host: string;
  /** 0 lets the system choose a free port. */
  port: number;
  /** Processes that share the port; 1 is this process alone. */
  workers: number;
  /** Department name -> URL, where it differs from the one written in the supergraph. */
  departmentUrls: Readonly<Record<string, string>>;
  /** Department name -> how its subscriptions are asked for: `sse` (the default), `ws`, or the ws(s) URL to use. */
  departmentSubscriptions: Readonly<Record<string, string>>;
  /** Labels of progressive overrides (`@override(from:, label:)`) that are on: those fields come from their new department. */
  overrideLabels: readonly string[];
  /** Department name -> limits that differ from `limits` for this department. */
  departmentLimits: Readonly<Record<string, Partial<DepartmentLimits>>>;
  /** Path of the file of keys that calls to departments are signed with; undefined: they are not signed. */
  departmentKeys?: string;
  /** For departments under https. */
  departmentTls?: TlsMaterial;
  /** Equal queries of equal authority that are on their way to a department at the same time travel once. */
  dedupeInFlight: boolean;
  /** Addresses of proxies whose `X-Forwarded-For` is believed; see http/createAddressReader.ts. */
  trustedProxies: readonly string[];
  introspection: boolean;
  graphiql: boolean;
  /** Where operators find `/metrics` and `/health/*`. Without a port nothing is collected; 0 lets the system choose one. */
  adminPort?: number;
  adminHost: string;
  /** Which requests leave a summary line in the log. */
  logRequests: 'all' | 'errors' | 'off';
  /** Of requests that went well and quickly this fraction, 0 to 1, leaves a line; see watch/LogChoice.ts. */
  logSample: number;
  /** Milliseconds from which a request that went well is slow, and leaves its line always. */
  logSlow: number;
  /** Without them nothing is traced, and nothing of tracing is loaded. */
  traces?: TraceSettings;
  /**
   * What a caller's `traceparent` counts: `join` continues its trace and decides by itself what is recorded, `trust` lets its
   * flag decide, `ignore` does not look. See decisions/whose-trace-it-is.md.
   */
  traceCallers: 'join' | 'trust' | 'ignore';
  cors: CrossOriginSettings;
  /** Large answers are compressed for callers that accept that. */
  compression: boolean;
  /** Path of a manifest of trusted documents; see operation/documents/readManifest.ts. */
  persistedDocuments?: string;
  /** Nothing but the manifest's documents is served. Needs `persistedDocuments`. */
  persistedOnly: boolean;
  /** Callers may register documents and then send only their SHA-256 (APQ). Not with `persistedOnly`. */
  automaticPersistedQueries: boolean;
  identity: IdentitySettings;
  /** Who knows it may ask for a dry run (see explain/allowExplain.ts); undefined: nobody may. */
  explainSecret?: string;
  /** Who knows it may push a supergraph at the admin port (see reload/answerPush.ts); undefined: nobody may. */
  pushSecret?: string;
  /** Where evidence is kept; without it none is, and start-up says so. */
  evidence?: EvidenceSettings;
  /** Whether the rules of policy/ are in force. */
  policy: 'enforce' | 'off';
  limits: GatewayLimits;
}

/** How evidence is kept; see evidence/. */
export interface EvidenceSettings {
  /** Holds a folder for each chain. */
  directory: string;
  hash: 'sm3' | 'sha256';
  /** Ed25519, PEM: checkpoints are signed with it. */
  keyFile: string;
  /** What persons are hashed with. */
  saltFile: string;
  /** For how many milliseconds requests that concern no person go on while nothing can be written. */
  grace: number;
  /** At least 3 (政务数据共享条例 art. 29). Older evidence is reported, never deleted. */
  retentionYears: number;
  /** While many ask, their records wait for each other so many milliseconds at most. */
  gatherFor: number;
  /** Persons listed in one record; of more it tells how many. */
  maxPersons: number;
  /** Whether records tell, by a salted hash, which answer was given. */
  keepsAnswer: boolean;
  /** File of departments' public keys: what these answer is kept, encrypted to them. */
  bodyKeys?: string | undefined;
}

/** Where traces go, and how many. */
export interface TraceSettings {
  /** URL to which OTLP is posted, the path included. */
  endpoint: string;
  /** The part of requests that is recorded: 0 to 1. */
  sample: number;
  /** How the gateway is called in them. */
  service: string;
  /** How long finished spans wait for others to travel with, in milliseconds. */
  gather: number;
}

export const defaultConfig: Omit<GatewayConfig, 'supergraph'> = {
  host: '127.0.0.1',
  port: 4000,
  workers: 1,
  supergraphPoll: 10_000,
  supergraphHeaders: {},
  departmentUrls: {},
  departmentSubscriptions: {},
  overrideLabels: [],
  departmentLimits: {},
  dedupeInFlight: true,
  trustedProxies: [],
  introspection: true,
  graphiql: true,
  adminHost: '127.0.0.1',
  logRequests: 'all',
  logSample: 1,
  logSlow: 1_000,
  traceCallers: 'join',
  cors: { origins: [], credentials: false, maxAge: 600 },
  compression: true,
  persistedOnly: false,
  automaticPersistedQueries: true,
  policy: 'off',
  identity: { issuers: [], allowAnonymous: false },
  limits: defaultLimits,
};
