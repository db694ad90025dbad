import { Option } from 'commander';
import type { GatewayConfig } from '../config/GatewayConfig.ts';
import { defaultLimits, type GatewayLimits } from '../config/GatewayLimits.ts';
import type { OptionGroup } from './OptionGroup.ts';
import { parseCount } from './parseNumber.ts';

/** What each limit limits, with its unit: for `--help` and for the table in README.md, which a test compares. */
export const limitDescriptions: Readonly<Record<keyof GatewayLimits, string>> = {
  maxBodyBytes: 'largest request body, bytes',
  maxTokens: 'most tokens in a document',
  maxNesting: 'deepest nesting of brackets in a document',
  maxDefinitions: 'most operations and fragments in a document',
  maxSelections: 'most fields and fragments selected in a document',
  maxRepeats: 'most times that one selection names the same field',
  maxDirectives: 'most directives in a document',
  maxRootFields: 'most fields at the top of an operation, its fragments spread',
  maxVariableBytes: 'largest variables, bytes of JSON',
  maxVariableItems: 'longest list in the variables',
  maxVariableDepth: 'deepest nesting in the variables',
  maxDepth: 'deepest nesting of fields',
  maxAliases: 'most aliases in an operation',
  maxNodes: 'most objects an answer may hold, by the sizes of its nested lists',
  maxCost: 'most an operation may cost, by its nested lists and the weights of its fields',
  maxCallerRequests: 'most requests of one caller in a minute, 0 for no limit',
  maxCallerCost: 'most that one caller may cause in a minute, in units of cost, 0 for no limit',
  maxPersonsPerDay: 'most persons one caller may look at in a day, where no grant says another number, 0 for no limit',
  maxCachedOperations: 'prepared operations and plans kept',
  clockSkew: 'time by which the clocks of an issuer and the gateway may differ, ms',
  maxCachedTokens: 'tokens whose verification is remembered',
  issuerTimeout: 'time for an issuer to tell its keys, ms',
  issuerKeysRefresh: 'how often an issuer is asked for its keys while tokens come, ms',
  issuerKeysMaxAge: 'how long the last keys count while an issuer cannot be asked, ms',
  issuerKeysPause: 'least time between two questions to an issuer, ms',
  revocationsInterval: 'how often the file of revocations is looked at, ms',
  compressAbove: 'smallest answer that is compressed, bytes',
  maxBatch: 'most operations in one request, 0 for no batches',
  headersTimeout: 'time for a caller to send the head of a request, ms',
  receiveTimeout: 'time for a caller to send a whole request, ms',
  keepAliveTimeout: 'time an idle connection of a caller is kept, ms',
  maxHeaderBytes: 'largest head of a request, bytes',
  maxConnections: 'connections of callers at once',
  maxAutomaticDocuments: 'documents kept that callers registered by their SHA-256',
  persistedDocumentsInterval: 'how often the file of persisted documents is looked at, ms',
  maxErrors: 'most errors listed in one answer',
  maxLastKnownEntities: 'entities whose last known values are kept',
  maxWatchedOperations: 'operations that metrics and traces tell apart',
  maxWaitingSpans: 'finished spans that wait for the collector of traces',
  traceTimeout: 'time for the collector of traces to take what it is sent, ms',
  requestDeadline: 'time for a whole request, ms',
  roundReserve: 'time kept for each later round of calls, at most a tenth of what is left, ms',
  departmentTimeout: 'time for one call to a department, waiting and repeats included, ms',
  maxDepartmentAnswerBytes: 'largest answer of a department, bytes',
  departmentConnections: 'connections to a department, and so calls at once',
  departmentQueue: 'calls that may wait for a connection to a department',
  departmentStreams: 'most event streams open at a department at once',
  departmentEntities: 'most entities asked of a department in one call',
  departmentChunks: 'calls at once for the entities of one fetch',
  departmentChunkTime: 'time within which a department should answer such a call, ms',
  departmentRetries: 'repeats of a query after a broken connection, 502, 503 or 504',
  departmentTimeoutRetries: 'repeats of a query after a timeout, each with the whole time again',
  departmentRetryPercent: 'repeats that a department is sent for each hundred calls',
  departmentRetriesPerSecond: 'repeats that a department is sent each second, however few the calls',
  departmentBreakerPercent: 'failures in a hundred calls at which a department is left alone',
  departmentBreakerCalls: 'fewest calls in the window to judge a department by; 0: never judge',
  departmentBreakerWindow: 'time over which failures are counted, ms',
  departmentBreakerPause: 'time for which a department is left alone, ms',
  receiptDigestUpTo: 'largest answer of a department over https or on this machine whose digest is checked, bytes, 0 for none',
  maxPlanSteps: 'steps for planning one operation',
  grantsInterval: 'how often is asked which grants have changed, ms',
  grantsStale: 'time after which grants count as suspended, when nothing is heard of them, ms',
  supergraphTimeout: 'time for fetching the supergraph from its URL, ms',
  maxSupergraphBytes: 'largest supergraph fetched from a URL or pushed, bytes',
  maxWarmedOperations: 'operations in use made ready on a new supergraph before it takes requests',
  warmTimeout: 'time for making them ready, ms',
  retireSpread: 'time over which subscriptions move to a new supergraph, ms',
  workerTimeout: 'time for a worker to answer its primary, ms',
  drainTimeout: 'time for requests in flight when stopping, ms',
  maxSubscriptions: 'most subscriptions at once',
  maxSubscriptionsPerConnection: 'most subscriptions at once on one WebSocket',
  maxWebSockets: 'most WebSockets of callers at once',
  maxWaitingEvents: 'most events that wait for a slow reader, per subscription',
  maxEventBytes: 'largest event of a department, bytes',
  maxSubscriptionLifetime: 'longest life of a subscription, ms',
  subscriptionPing: 'time between signs of life on open streams, ms',
  connectionInitTimeout: "time for a WebSocket's connection_init, ms",
  departmentSilence: "longest silence on a department's event stream, ms",
};

/** Each limit is an option (`--max-depth 20`) and a variable of the environment (`MAX_DEPTH=20`). */
export const limitOptions: OptionGroup<Pick<GatewayConfig, 'limits'>> = {
  heading: 'Limits:',
  options: () =>
    limitNames().map(name =>
      new Option(`--${snake(name, '-')} <number>`, limitDescriptions[name])
        .env(snake(name, '_').toUpperCase())
        .argParser(parseCount)
        .default(defaultLimits[name]),
    ),
  read: ({ options }) => {
    const limits = { ...defaultLimits };
    for (const name of limitNames()) limits[name] = options[name];
    return { limits };
  },
};

function limitNames(): (keyof GatewayLimits)[] {
  return Object.keys(defaultLimits) as (keyof GatewayLimits)[];
}

function snake(name: string, separator: string): string {
  return name.replace(/[A-Z]/g, letter => separator + letter.toLowerCase());
}
