import type { GatewayLimits } from '../../config/GatewayLimits.ts';
import { CallerError } from '../../errors.ts';
import type { Variables } from '../coerceVariables.ts';

type VariableLimits = Pick<GatewayLimits, 'maxVariableBytes' | 'maxVariableItems' | 'maxVariableDepth'>;

/** UTF-8 has at most three bytes for each character of a string. */
const BYTES_PER_CHARACTER = 3;

/**
 * Refuses variables that are larger, deeper or hold longer lists than the limits, before they are coerced and sent to departments.
 * @param body the text they came in: when that is short enough, they need not be measured
 * @returns the same variables
 * @throws CallerError VARIABLES_TOO_LARGE
 */
export function limitVariables(variables: Variables, body: string, limits: VariableLimits): Variables {
  limitValue(variables, 0, limits);
  const { maxVariableBytes } = limits;
  if (body !== '' && body.length * BYTES_PER_CHARACTER <= maxVariableBytes) return variables;
  const bytes = Buffer.byteLength(JSON.stringify(variables));
  if (bytes > maxVariableBytes) {
    throw refusal(
      `变量共 ${bytes} 字节，超过上限 ${maxVariableBytes}`,
      `The variables are ${bytes} bytes; at most ${maxVariableBytes} are allowed`,
    );
  }
  return variables;
}

/** Stops at the limit of depth, so that no value is too deep for the stack, here or in what is recursive after this. */
function limitValue(value: unknown, depth: number, limits: VariableLimits): void {
  if (typeof value !== 'object' || value === null) return;
  const { maxVariableDepth, maxVariableItems } = limits;
  if (depth > maxVariableDepth) {
    throw refusal(`变量嵌套超过 ${maxVariableDepth} 层`, `A variable nests deeper than ${maxVariableDepth} levels`);
  }
  if (Array.isArray(value)) {
    if (value.length > maxVariableItems) {
      throw refusal(
        `变量中的列表有 ${value.length} 项，超过上限 ${maxVariableItems}`,
        `A list in the variables has ${value.length} items; at most ${maxVariableItems} are allowed`,
      );
    }
    for (const item of value) limitValue(item, depth + 1, limits);
    return;
  }
  for (const name in value) limitValue((value as Variables)[name], depth + 1, limits);
}

function refusal(chinese: string, english: string): CallerError {
  return new CallerError('VARIABLES_TOO_LARGE', `${chinese}。请分多次请求。 ${english}. Ask in several requests.`);
}
