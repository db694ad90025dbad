import type { Reconciliation } from './reconcile.ts';

const sides = { gateway: '网关未记 the gateway', department: '部门未记 the department', either: '双方不一致 either' } as const;

/** A reconciliation as people read it. */
export function showReconciliation({ department, agreed, unheard, hidden }: Reconciliation): string {
  return [
    `${hidden.length === 0 ? '✓' : '✗'} ${department}: ${agreed} 次调用双方一致 calls agreed, ${unheard} 次未到达 failed and not heard of, ${hidden.length} 次不一致 hidden`,
    ...hidden.map(({ by, requestId, digest, at, what }) => `    ${sides[by]}: ${at} ${requestId} ${digest ?? ''} ${what}`),
  ].join('\n');
}
