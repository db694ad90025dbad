import type { AskReasons, Caller } from './Caller.ts';

/** What is asked, before GraphQL sees it. */
export interface AskedRequest {
  readonly query: unknown;
  readonly operationName: unknown;
  readonly variables: unknown;
  readonly reasons: AskReasons;
}

/** A department has the last word on whom it answers, whatever the gateway has permitted. */
export interface DepartmentRules {
  /** @returns why not, in words for the caller, Chinese first; undefined when it may be answered */
  mayAnswer(caller: Caller, request: AskedRequest): string | undefined | Promise<string | undefined>;
}

/** The rule of every department: it answers nobody of whom the gateway cannot say who it is. */
export function refuseNobody({ subject, request }: Caller): string | undefined {
  if (request === '') return '请求没有编号，无法留痕 (the request has no id, and so would leave no evidence)';
  if (subject === undefined)
    return '网关未说明查询人，本部门不予答复 (the gateway does not say who asks; this department answers nobody unknown)';
  return undefined;
}
