import type { IncomingHttpHeaders } from 'node:http';
import { LRUCache } from 'lru-cache';
import { CallerError } from '../errors.ts';
import type { Access } from './Access.ts';

/** The codes of schema/trust.md, section 2. */
export const purposes = ['supervision', 'benefit_review', 'eligibility_check', 'audit', 'service', 'statistics'] as const;

export type Purpose = (typeof purposes)[number];

/** Numbers of grants are given by `data-sharing`, and need no encoding. */
const GRANT = /^[\w.:/-]{1,64}$/;
/** What looks like a citizen's ID number (GB 11643) is none of a case, and would stand in the evidence. */
const CITIZEN_ID = /\d{17}[\dXx]/;
const CASE_EXAMPLE = '审〔2026〕12';
const CASE = /^[A-Za-z0-9\-/〔〕\p{Script=Han}]{1,64}$/u;

/** Officers ask again and again for one purpose and case; what was read is nobody's to change. */
const known = new LRUCache<string, Access>({ max: 1_000 });

/**
 * Reads `Minsheng-Purpose`, `Minsheng-Grant` and `Minsheng-Case`. One that is there must be right: to leave out a wrong one silently would write
 * evidence of something that the caller did not say.
 * @throws CallerError BAD_ACCESS_HEADER
 */
export function readAccess(headers: IncomingHttpHeaders): Access {
  const purpose = headers['minsheng-purpose'];
  const grant = headers['minsheng-grant'];
  const matter = headers['minsheng-case'];
  // A header's value has no line ends, and an empty one is not none.
  const text = [purpose, grant, matter].map(value => (value === undefined ? '' : `=${value}`)).join('\n');
  const read = known.get(text);
  if (read) return read;
  const access: Access = Object.freeze({
    ...(purpose === undefined ? {} : { purpose: readPurpose(String(purpose)) }),
    ...(grant === undefined ? {} : { grant: readGrant(String(grant)) }),
    ...(matter === undefined ? {} : { case: readCase(String(matter)) }),
  });
  known.set(text, access);
  return access;
}

function readPurpose(text: string): Purpose {
  const purpose = purposes.find(code => code === text);
  if (purpose !== undefined) return purpose;
  throw refusal('Minsheng-Purpose', {
    chinese: `应为以下用途代码之一：${purposes.join('、')}`,
    english: `must be one of the codes ${purposes.join(', ')}`,
  });
}

function readGrant(text: string): string {
  if (GRANT.test(text)) return text;
  throw refusal('Minsheng-Grant', {
    chinese: '应为一个授权编号，1 至 64 个字母、数字或 _ . : / -',
    english: 'must be the number of one grant: 1 to 64 letters, digits, _ . : / -',
  });
}

function readCase(text: string): string {
  const decoded = decode(text);
  if (decoded !== undefined && CASE.test(decoded) && !CITIZEN_ID.test(decoded)) return decoded;
  throw refusal('Minsheng-Case', {
    chinese: `应为一个案件或事项编号，1 至 64 个汉字、字母、数字、-、/ 或〔〕，按 UTF-8 百分号编码：${CASE_EXAMPLE} 写作 ${encodeURIComponent(CASE_EXAMPLE)}`,
    english: `must be the number of one case: 1 to 64 Chinese characters, letters, digits, -, / or 〔〕, as percent-encoded UTF-8: ${CASE_EXAMPLE} is written ${encodeURIComponent(CASE_EXAMPLE)}`,
  });
}

/** Undefined where it is no percent-encoded UTF-8 (RFC 3986, section 2.1). */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function refusal(header: string, { chinese, english }: { chinese: string; english: string }): CallerError {
  return new CallerError('BAD_ACCESS_HEADER', `请求头 ${header} ${chinese}。 The header ${header} ${english}.`);
}
