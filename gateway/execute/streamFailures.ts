import type { DepartmentAnswer } from './DepartmentClient.ts';
import { departmentFailures } from './departmentFailures.ts';
import type { FieldFailure } from './FieldFailures.ts';
import { AnswerTooLarge } from './readAnswer.ts';

/** The failure of a stream that was open and is not any more, though nobody ended it. */
export function streamBrokeOff(department: string): FieldFailure {
  return {
    code: 'DEPARTMENT_UNREACHABLE',
    department,
    message: `部门 ${department} 的消息推送中断，期间的消息可能遗漏。请重新订阅；如持续出现，请联系该部门。 The event stream of department ${department} broke off and events may be missing; subscribe again.`,
  };
}

export function explainLargeEvent(department: string, bytes: number): DepartmentAnswer {
  return { ok: false, failure: departmentFailures.tooLarge(department, bytes), cause: `an event of more than ${bytes} bytes` };
}

/** What an exception of a stream's transport says to the caller. */
export function explainBrokenStream(
  cause: unknown,
  department: string,
  { departmentTimeout, maxEventBytes }: { departmentTimeout: number; maxEventBytes: number },
): DepartmentAnswer {
  if (cause instanceof AnswerTooLarge) return explainLargeEvent(department, maxEventBytes);
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const isLate = code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_CONNECT_TIMEOUT';
  const failure = isLate ? departmentFailures.timeout(department, departmentTimeout) : streamBrokeOff(department);
  return { ok: false, failure, cause };
}
