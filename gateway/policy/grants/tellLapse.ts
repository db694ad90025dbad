import type { Grant, Lapse } from './Grant.ts';

/** What is said to an officer: Chinese, then English. */
export type Told = readonly [zh: string, en: string];

/** Nobody can say of any grant whether it is in force; it tells nothing of a number, so everybody may hear it. */
export const UNHEARD: Told = [
  '网关暂时收不到授权情况，此时任何授权都不能使用。请稍后重试；持续如此请联系系统管理员。',
  'The gateway hears nothing of grants at the moment, so that none can be used. Try again in a minute; if it lasts, ask the system administrator.',
];

/** It was in force, and what the sharing authority told last has it no more: as after a restored backup. */
export const GONE: Told = [
  '数据共享主管部门最新的授权清单中已没有该授权。请向数据共享主管部门核实后再查询。',
  'It is no longer among the grants that the sharing authority tells of. Ask the authority about it before you ask again.',
];

/** What became of a department's own grant, and what its officer does about it. For the ears of that department only. */
export function tellLapse({ grant, lapse }: { grant: Grant; lapse: Lapse }): Told {
  return TEXTS[lapse](grant);
}

const TEXTS: Record<Lapse, (grant: Grant) => Told> = {
  SUSPENDED: ({ number }) => [
    `授权 ${number} 已暂停。请按 sharingGrant(number: "${number}") { reason suspendedByAuthority } 所载要求整改，再请暂停方恢复（resumeGrant）：主管部门暂停的（suspendedByAuthority 为 true）只能由数据共享主管部门恢复，其他的请提供部门恢复。`,
    `The grant ${number} is suspended. Put right what sharingGrant(number: "${number}") { reason suspendedByAuthority } says, then ask whoever suspended it to resume it (resumeGrant): what the sharing authority suspended (suspendedByAuthority: true) only the authority resumes; for any other ask the provider.`,
  ],
  EXPIRED: ({ number, validUntil }) => [
    `授权 ${number} 已于 ${beijingMinute(validUntil)}（北京时间）到期。${APPLY_ANEW[0]}`,
    `The grant ${number} expired on ${beijingMinute(validUntil)} Beijing time. ${APPLY_ANEW[1]}`,
  ],
  TERMINATED: ({ number }) => [
    `授权 ${number} 已终止，不能恢复，理由见 sharingGrant(number: "${number}") { reason }。${APPLY_ANEW[0]}`,
    `The grant ${number} was terminated and cannot be resumed; sharingGrant(number: "${number}") { reason } says why. ${APPLY_ANEW[1]}`,
  ],
  NOT_YET: ({ number, validFrom }) => [
    `授权 ${number} 自 ${beijingMinute(validFrom)}（北京时间）起生效，请届时再查询。`,
    `The grant ${number} is in force from ${beijingMinute(validFrom)} Beijing time. Ask again then.`,
  ],
  UNKNOWN: ({ number, state }) => [
    `授权 ${number} 的状态（${state}）网关不认识，不能使用。请联系数据共享主管部门。`,
    `The grant ${number} is in a state that the gateway does not know (${state}). Ask the sharing authority.`,
  ],
};

const APPLY_ANEW: Told = [
  '仍需使用的，请重新申请（draftApplication）；不再使用的，请由本部门共享工作机构出具销毁证明（certifyDisposal）。',
  'Apply anew if the data is still needed (draftApplication); if not, your sharing officer certifies its disposal (certifyDisposal).',
];

/** `2026-12-31 00:00`, in the city's time. */
function beijingMinute(moment: string): string {
  return new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
