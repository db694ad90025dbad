/** An advisory that is borne for a while. */
export interface Allowed {
  /** Such as `GHSA-xxxx-xxxx-xxxx`. */
  id: string;
  /** Why it does no harm here, and who looked. */
  reason: string;
  /** The last day, `YYYY-MM-DD`: then somebody must look again. */
  until: string;
}

export interface Judgement {
  failures: string[];
  /** What whoever reads the log should know. */
  notes: string[];
}

/** Of `npm audit --json`, version 2. */
interface Advisory {
  title: string;
  url: string;
  severity: string;
  name: string;
  range: string;
}

const SERIOUS = ['high', 'critical'];

/** @throws Error that says what is wrong with the list */
export function readAllowed(text: string, file: string): Allowed[] {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) throw new Error(`${file} must hold a list of {"id", "reason", "until"}`);
  for (const { id, reason, until } of list as Partial<Allowed>[]) {
    const isWhole = typeof id === 'string' && typeof reason === 'string' && reason.trim() !== '';
    if (!isWhole || !/^\d{4}-\d\d-\d\d$/.test(until ?? ''))
      throw new Error(`${file}: ${id} needs a reason, and until: YYYY-MM-DD`);
  }
  return list as Allowed[];
}

/** @param report what `npm audit --json` wrote; undefined when it could not be run */
export function judgeAudit(report: string | undefined, allowed: readonly Allowed[], now: Date): Judgement {
  const today = now.toISOString().slice(0, 10);
  const failures = allowed
    .filter(({ until }) => until < today)
    .map(({ id, until }) => `${id} was allowed until ${until}: look again, then mend it or give another date`);
  const advisories = readAdvisories(report);
  if (typeof advisories === 'string')
    return { failures, notes: [`WARNING: the registry's advisories could not be had, so NOTHING WAS CHECKED: ${advisories}`] };
  const serious = advisories.filter(({ severity }) => SERIOUS.includes(severity));
  const isAllowed = ({ url }: Advisory) => allowed.some(({ id }) => url.endsWith(`/${id}`));
  for (const one of serious.filter(each => !isAllowed(each)))
    failures.push(`${one.severity}: ${one.name} ${one.range}: ${one.title} (${one.url})`);
  const unused = allowed.filter(({ id }) => !serious.some(({ url }) => url.endsWith(`/${id}`)));
  return {
    failures,
    notes: [
      `${advisories.length} advisories against production dependencies, ${serious.length} of them high or critical`,
      ...unused.map(({ id }) => `${id} is allowed, but nothing has it any more: take it off the list`),
    ],
  };
}

/** Each once, or why there is no answer. */
function readAdvisories(report: string | undefined): Advisory[] | string {
  let answer: {
    vulnerabilities?: Record<string, { via: (Advisory | string)[] }>;
    message?: string;
    error?: { summary?: string };
  };
  try {
    answer = JSON.parse(report ?? '');
  } catch {
    return 'npm audit gave no answer';
  }
  if (!answer.vulnerabilities) return answer.error?.summary || answer.message || 'npm audit gave another answer than is known';
  const found = Object.values(answer.vulnerabilities).flatMap(({ via }) => via.filter(one => typeof one !== 'string'));
  return [...new Map(found.map(one => [`${one.url} ${one.name}`, one])).values()];
}
