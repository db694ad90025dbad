import type { Reconciliation } from './reconcile.ts';

const sides = { gateway: '网关未记 the gateway', department: '部门未记 the department', either: '双方不一致 either' } as const;

/** A reconciliation as people read it. */
export function showReconciliation({
  department,
  agreed,
  unheard,
  interrupted,
  hidden,
  proven,
  unproven,
}: Reconciliation): string {
  return [
    `${hidden.length + unproven.length === 0 ? '✓' : '✗'} ${department}: ${agreed} 次调用双方一致 calls agreed, ${unheard} 次未到达 failed and not heard of, ${hidden.length} 次不一致 hidden`,
    ...(interrupted === 0
      ? []
      : [
          `    ${interrupted} 次属于中断的请求 of requests that the gateway opened and could not end: it died, or is at work on them`,
        ]),
    ...hidden.map(({ by, requestId, digest, at, what }) => `    ${sides[by]}: ${at} ${requestId} ${digest ?? ''} ${what}`),
    ...(proven === undefined ? [] : [`    ${proven} 份回执属实 receipts proven, ${unproven.length} 份不符 not`]),
    ...unproven.map(({ requestId, digest, at, what }) => `    回执不符 receipt: ${at} ${requestId} ${digest ?? ''} ${what}`),
  ].join('\n');
}
