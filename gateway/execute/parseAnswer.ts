import type { DataObject } from '../data/DataObject.ts';
import type { DepartmentAnswer, DepartmentError } from './DepartmentClient.ts';
import { departmentFailures } from './departmentFailures.ts';

/** Reads a department's answer, or event, from JSON text. What is no GraphQL response is a failure of the department. */
export function parseAnswer(text: string, department: string): DepartmentAnswer {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    return { ok: false, failure: departmentFailures.invalidAnswer(department), cause };
  }
  return checkAnswer(parsed, department);
}

/** A GraphQL response has data or errors; an HTTP error page has neither. */
export function checkAnswer(parsed: unknown, department: string): DepartmentAnswer {
  if (!isResponse(parsed))
    return { ok: false, failure: departmentFailures.invalidAnswer(department), cause: 'neither data nor errors' };
  return { ok: true, data: parsed.data ?? null, errors: parsed.errors ?? [] };
}

function isResponse(value: unknown): value is { data?: DataObject | null; errors?: DepartmentError[] } {
  if (typeof value !== 'object' || value === null) return false;
  const { data, errors: list } = value as { data?: unknown; errors?: unknown };
  const dataIsFine = data === undefined || (typeof data === 'object' && !Array.isArray(data));
  const errorsAreFine = list === undefined || (Array.isArray(list) && list.every(isReportedError));
  return dataIsFine && errorsAreFine && (data !== undefined || list !== undefined);
}

function isReportedError(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string';
}
