/**
 * Every code a caller can meet, in one place. The table in README.md says the same, and a test compares the two.
 * A code, once published, is never reused for something else.
 * `jsonStatus` is the status of a well-formed GraphQL request that is refused, where the caller accepts only `application/json`
 * (https://graphql.github.io/graphql-over-http/draft/#sec-application-json): old clients read no body of a 4xx answer.
 */
export const errorCodes = {
  BAD_REQUEST: { status: 400, meaning: 'The HTTP request is not a GraphQL request' },
  CSRF_REFUSED: { status: 400, meaning: 'A browser could have sent this request from a foreign page without asking first' },
  METHOD_NOT_ALLOWED: { status: 405, meaning: 'The HTTP method cannot carry this operation' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, meaning: 'The body is not JSON' },
  NOT_FOUND: { status: 404, meaning: 'There is nothing at this address' },
  NOT_ACCEPTABLE: { status: 406, meaning: 'The Accept header names no media type the gateway can answer with' },
  BODY_TOO_LARGE: { status: 413, meaning: 'The request body exceeds the limit' },
  UNSUPPORTED_ENCODING: { status: 415, meaning: 'The request body is compressed' },
  ORIGIN_REFUSED: { status: 403, meaning: 'Web pages of this origin may not use the gateway' },
  REQUEST_TIMEOUT: { status: 408, meaning: 'The request did not arrive within its time' },
  HEADERS_TOO_LARGE: { status: 431, meaning: 'The address and headers of the request exceed the limit' },
  BATCHING_OFF: { status: 400, meaning: 'Several operations in one request are not served here' },
  BATCH_TOO_LARGE: { status: 413, meaning: 'The request holds more operations than the limit' },
  DOCUMENT_TOO_MANY_DEFINITIONS: {
    status: 400,
    jsonStatus: 200,
    meaning: 'The document has more operations and fragments than the limit',
  },
  OPERATION_TOO_MANY_FIELDS: { status: 400, jsonStatus: 200, meaning: 'The document selects more fields than the limit' },
  OPERATION_TOO_MANY_DIRECTIVES: { status: 400, jsonStatus: 200, meaning: 'The document has more directives than the limit' },
  OPERATION_TOO_MANY_ROOT_FIELDS: {
    status: 400,
    jsonStatus: 200,
    meaning: 'The operation asks for more fields at its top than the limit',
  },
  VARIABLES_TOO_LARGE: {
    status: 400,
    jsonStatus: 200,
    meaning: 'The variables are larger, deeper or hold longer lists than the limits',
  },
  UNAUTHENTICATED: { status: 401, meaning: 'The gateway does not believe who is asking, or nobody said' },
  IDENTITY_UNAVAILABLE: { status: 503, meaning: 'The issuer of the token cannot be reached, and its keys are not known' },
  BAD_ACCESS_HEADER: { status: 400, meaning: 'A header that says for what the request asks has no such form' },
  RATE_LIMITED: { status: 429, meaning: 'The caller has used up what it may ask in a minute' },
  OPERATION_TOO_COSTLY: { status: 400, jsonStatus: 200, meaning: 'The operation is estimated to cost more than the limit' },
  LIST_SIZE_REQUIRED: {
    status: 400,
    jsonStatus: 200,
    meaning: 'A list that must be cut by exactly one argument is cut by none or several',
  },
  // 404, not 400: Apollo's older clients give up on persisted queries for good when they meet 400 or 500.
  PERSISTED_QUERY_NOT_FOUND: { status: 404, jsonStatus: 200, meaning: 'No document with this identifier is known' },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    status: 400,
    jsonStatus: 200,
    meaning: 'Documents cannot be asked for, or registered, by identifier here',
  },
  PERSISTED_QUERY_HASH_MISMATCH: {
    status: 400,
    jsonStatus: 200,
    meaning: 'The identifier does not belong to the document sent with it',
  },
  PERSISTED_ONLY: { status: 403, meaning: 'Only documents registered by the operator are served' },
  GRAPHQL_PARSE_FAILED: {
    status: 400,
    jsonStatus: 200,
    meaning: 'The document is not valid GraphQL syntax, or has too many tokens',
  },
  GRAPHQL_VALIDATION_FAILED: { status: 400, jsonStatus: 200, meaning: 'The operation does not fit the schema' },
  OPERATION_NOT_FOUND: {
    status: 400,
    jsonStatus: 200,
    meaning: 'No operation, or not exactly one, could be chosen from the document',
  },
  OPERATION_TOO_DEEP: { status: 400, jsonStatus: 200, meaning: 'The operation nests deeper than the limit' },
  OPERATION_TOO_INTRICATE: { status: 400, jsonStatus: 200, meaning: 'Planning the operation takes more steps than the limit' },
  OPERATION_TOO_MANY_ALIASES: { status: 400, jsonStatus: 200, meaning: 'The operation has more aliases than the limit' },
  OPERATION_TOO_LARGE: {
    status: 400,
    jsonStatus: 200,
    meaning: 'The nested lists of the operation may multiply beyond the limit',
  },
  OPERATION_NOT_SUPPORTED: { status: 400, jsonStatus: 200, meaning: 'The gateway does not serve this kind of operation' },
  BAD_USER_INPUT: { status: 400, jsonStatus: 200, meaning: 'A variable is missing or has a wrong value' },
  POLICY_REFUSED: { status: 403, meaning: 'Policy does not permit this operation to this caller' },
  NOT_IN_VIEW: { status: 200, meaning: "An object here is of a kind that the caller's view of the graph does not have" },
  POLICY_WITHHELD: { status: 200, meaning: 'Policy does not give this field to this caller' },
  GRANT_ENDED: {
    status: 403,
    meaning: 'The grant that the request relied on was suspended, terminated or has expired meanwhile',
  },
  EXPLAIN_REFUSED: {
    status: 403,
    meaning: 'Dry runs of this kind are switched off, or the secret or the token for them is missing or wrong',
  },
  PLANNING_FAILED: { status: 500, meaning: 'No plan could be made for a valid operation' },
  INTERNAL_ERROR: { status: 500, meaning: 'A fault of the gateway itself' },
  DEPARTMENT_UNREACHABLE: { status: 200, meaning: 'The department that owns the field could not be reached' },
  DEPARTMENT_TIMEOUT: { status: 200, meaning: 'The department did not answer within its time' },
  DEPARTMENT_OVERLOADED: {
    status: 200,
    meaning: 'Too many calls already wait for the department, or too many of its event streams are open',
  },
  DEPARTMENT_CIRCUIT_OPEN: { status: 200, meaning: 'The department failed too often and is left alone for a while' },
  DEPARTMENT_ANSWER_TOO_LARGE: { status: 200, meaning: "The department's answer exceeds the limit" },
  DEPARTMENT_INVALID_ANSWER: { status: 200, meaning: 'The department answered with something that is not the promised data' },
  DEPARTMENT_RECEIPT_INVALID: { status: 200, meaning: "The department's answer came without a receipt that fits it" },
  DEPARTMENT_DISBELIEVES_GATEWAY: { status: 200, meaning: 'The department does not believe that it is the gateway that asks' },
  DEPARTMENT_ERROR: { status: 200, meaning: 'The department reported a fault of its own; details are in its log' },
  DEPARTMENT_REFUSED: { status: 200, meaning: 'The department refused, and its reason is passed on' },
  DEADLINE_EXCEEDED: { status: 200, meaning: 'The time for the whole request ran out before this field was fetched' },
  NULL_IN_NON_NULL_FIELD: { status: 200, meaning: 'A department returned nothing where the schema promises a value' },
  TOO_MANY_SUBSCRIPTIONS: {
    status: 503,
    meaning: 'As many subscriptions, or WebSockets, are open as the gateway serves at once',
  },
  EVIDENCE_UNAVAILABLE: { status: 503, meaning: 'Evidence cannot be written, and nothing is answered without it' },
  SUBSCRIPTION_TOO_SLOW: { status: 200, meaning: 'Events came faster than the caller read them, so the subscription was ended' },
  SUBSCRIPTION_EXPIRED: { status: 200, meaning: 'The subscription reached the longest life that one may have' },
  SUBSCRIPTION_MOVED: { status: 200, meaning: 'The gateway stops or its graph has changed, so the subscription was ended' },
  ERRORS_OMITTED: { status: 200, meaning: 'More fields failed than one answer lists' },
} as const satisfies Record<string, { status: number; jsonStatus?: 200; meaning: string }>;

export type ErrorCode = keyof typeof errorCodes;

/** One entry of the answer's `errors` list. */
export interface AnswerError {
  message: string;
  locations?: readonly { line: number; column: number }[];
  path?: readonly (string | number)[];
  extensions: { code: ErrorCode; [key: string]: unknown };
}

/**
 * A request that is malformed, not believed or not permitted. Its texts are made only from what the caller sent, so they
 * are safe to return. Every stage throws it, and `handleRequest` has the one exit for it.
 */
export class CallerError extends Error {
  readonly code: ErrorCode;
  readonly errors: readonly AnswerError[];
  /** Seconds after which the same request may be answered. */
  readonly retryAfter: number | undefined;
  /** What a caller who is not believed must bring: `WWW-Authenticate` (RFC 9110, section 11.6.1). */
  readonly challenge: string | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { errors?: readonly AnswerError[]; cause?: unknown; retryAfter?: number; challenge?: string } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'CallerError';
    this.code = code;
    this.errors = options.errors ?? [{ message, extensions: { code } }];
    this.retryAfter = options.retryAfter;
    this.challenge = options.challenge;
  }

  get status(): number {
    return errorCodes[this.code].status;
  }

  /** The status under `application/json`. */
  get jsonStatus(): number {
    const { status, jsonStatus = status }: { status: number; jsonStatus?: number } = errorCodes[this.code];
    return jsonStatus;
  }
}
