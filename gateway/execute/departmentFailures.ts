import type { DepartmentError } from './DepartmentClient.ts';
import type { FieldFailure } from './FieldFailures.ts';

/**
 * Codes with which a department speaks to the caller on purpose. Everything else may carry internals (SQL, paths, rows)
 * and is shown as a fault of the department without its text.
 */
const SPOKEN_CODES = new Set([
  'BAD_USER_INPUT',
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'NOT_FOUND',
  'CONFLICT',
  'DATA_NOT_READY',
  'DEPARTMENT_RULE',
  'ILLEGAL_STEP',
  'LEDGER_UNAVAILABLE',
]);

/** What keeps a department from believing that the gateway asks (schema/trust.md §4), Chinese first. Nothing of it is the department's fault. */
const DISBELIEFS: ReadonlyMap<string, readonly [zh: string, en: string]> = new Map([
  [
    'UNSIGNED',
    ['网关没有签名（--department-keys 中没有该部门的密钥）', 'the gateway does not sign: --department-keys has no key for it'],
  ],
  ['UNKNOWN_KEY', ['该部门不认识网关的签名密钥', 'it does not know the key with which the gateway signs']],
  [
    'BAD_SIGNATURE',
    ['网关的签名与请求不符（双方密钥可能不一致）', 'the signature does not fit: the keys of both sides may differ'],
  ],
  [
    'STALE_SIGNATURE',
    ['网关的签名已过期（双方时钟可能不一致）', 'the signature is not of now: the clocks of both sides may differ'],
  ],
  ['REPLAYED', ['网关的签名已使用过', 'the signature was used before: somebody between them may repeat calls']],
]);

/** Builds the failures of a department, each with what happened and what to do, Chinese first. */
export const departmentFailures = {
  unreachable: (department: string): FieldFailure => ({
    code: 'DEPARTMENT_UNREACHABLE',
    department,
    message: `部门 ${department} 暂时无法连接，本字段没有数据，其他部门不受影响。请稍后重试；如持续出现，请联系该部门。 Department ${department} cannot be reached; retry later.`,
  }),
  timeout: (department: string, milliseconds: number): FieldFailure => ({
    code: 'DEPARTMENT_TIMEOUT',
    department,
    message: `部门 ${department} 未在 ${milliseconds} 毫秒内答复，本字段没有数据，其他部门不受影响。请稍后重试或缩小查询范围。 Department ${department} did not answer within ${milliseconds} ms; retry, or ask for less.`,
  }),
  deadline: (department: string): FieldFailure => ({
    code: 'DEADLINE_EXCEEDED',
    department,
    message: `整个查询超时，尚未取得部门 ${department} 的本字段。请缩小查询范围后重试。 The request ran out of time before ${department} delivered this field; ask for less.`,
  }),
  overloaded: (department: string): FieldFailure => ({
    code: 'DEPARTMENT_OVERLOADED',
    department,
    message: `等待部门 ${department} 答复的请求过多，本字段没有数据，其他部门不受影响。请稍后重试。 Too many calls wait for department ${department}; retry later.`,
  }),
  tooManyStreams: (department: string): FieldFailure => ({
    code: 'DEPARTMENT_OVERLOADED',
    department,
    message: `部门 ${department} 的订阅数量已达上限，本订阅未能建立，其他部门不受影响。请稍后重新订阅。 Department ${department} serves as many subscriptions as it may; subscribe again later.`,
  }),
  circuitOpen: (department: string): FieldFailure => ({
    code: 'DEPARTMENT_CIRCUIT_OPEN',
    department,
    message: `部门 ${department} 近期多次失败，网关暂停向其发送请求，本字段没有数据，其他部门不受影响。请稍后重试；如持续出现，请联系该部门。 Department ${department} failed too often and is left alone for a while; retry later.`,
  }),
  tooLarge: (department: string, bytes: number): FieldFailure => ({
    code: 'DEPARTMENT_ANSWER_TOO_LARGE',
    department,
    message: `部门 ${department} 的答复超过 ${bytes} 字节上限，本字段没有数据。请分页或缩小查询范围。 The answer of ${department} exceeds ${bytes} bytes; use pages, or ask for less.`,
  }),
  invalidAnswer: (department: string): FieldFailure => ({
    code: 'DEPARTMENT_INVALID_ANSWER',
    department,
    message: `部门 ${department} 的答复不符合约定，本字段没有数据。请联系该部门。 Department ${department} did not answer as promised; tell that department.`,
  }),
  receiptInvalid: (department: string): FieldFailure => ({
    code: 'DEPARTMENT_RECEIPT_INVALID',
    department,
    message: `部门 ${department} 的答复没有有效回执，无法确认出自该部门，本字段没有数据。请联系网关管理员。 The answer of ${department} came without a valid receipt and is not believed; tell the gateway's operator.`,
  }),
  disbelief: (department: string, departmentCode: string, [zh, en]: readonly [string, string]): FieldFailure => ({
    code: 'DEPARTMENT_DISBELIEVES_GATEWAY',
    department,
    departmentCode,
    message: `部门 ${department} 未能确认请求出自网关：${zh}，本字段没有数据。请联系网关管理员。 Department ${department} does not believe that the gateway asks: ${en}; tell the gateway's operator.`,
  }),
  fault: (department: string): FieldFailure => ({
    code: 'DEPARTMENT_ERROR',
    department,
    message: `部门 ${department} 内部出错，本字段没有数据；详情见该部门日志。请稍后重试；如持续出现，请联系该部门。 Department ${department} failed internally; its log has the details.`,
  }),
};

/** An error page is the word of a proxy that cannot reach the department, or of a department that broke down. */
export function explainErrorPage(status: number, department: string): FieldFailure {
  const isAway = status >= 502 && status <= 504;
  return isAway ? departmentFailures.unreachable(department) : departmentFailures.fault(department);
}

/** What a caller may read of an error that a department reported. */
export function explainDepartmentError(error: DepartmentError, department: string): FieldFailure {
  const departmentCode = error.extensions?.code;
  if (typeof departmentCode === 'string' && SPOKEN_CODES.has(departmentCode)) {
    return { code: 'DEPARTMENT_REFUSED', department, departmentCode, message: error.message };
  }
  const disbelief = typeof departmentCode === 'string' ? DISBELIEFS.get(departmentCode) : undefined;
  if (disbelief) return departmentFailures.disbelief(department, String(departmentCode), disbelief);
  return departmentFailures.fault(department);
}
