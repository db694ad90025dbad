import { covers, type Grant } from '../grants/Grant.ts';
import { tellLapse, UNHEARD } from '../grants/tellLapse.ts';
import { type Asking, hasRole, isOwn, type Rule } from '../Rule.ts';
import type { ReachedField } from '../reach/ReachedField.ts';

/** Another department's data is given under a live grant that names it, to whom, and for what. */
export const grantCovers: Rule = {
  name: 'grant-covers',
  article: '政务数据共享条例第十四条、第二十条、第二十五条',
  objectTo: (field, asking) => {
    if (field.word.class === 'unconditional' || isOwn(field, asking) || hasRole(asking, 'auditor')) return undefined;
    // What all departments answer alike, such as a person's key, is nobody's to give: other rules decide about it.
    if (field.owner === undefined) return undefined;
    return missing(field, asking);
  },
};

function missing({ coordinate, owner }: ReachedField, { access, grant, lapsed, caller }: Asking): string | undefined {
  const how = `请起草共享申请（draftApplication），范围包含 ${coordinate}，再提交（submitApplication）。 Draft an application (draftApplication) with ${coordinate} in its scope, then submit it (submitApplication).`;
  if (access.grant === undefined)
    return `属于有条件共享数据，须凭授权查询（请求头 Minsheng-Grant）。${how} It is shared under a grant only, named in the header Minsheng-Grant.`;
  const isOwnGrant = ({ requester }: Grant) => caller.kind === 'identified' && requester === caller.department;
  if (lapsed === 'UNHEARD') return UNHEARD.join(' ');
  if (lapsed && isOwnGrant(lapsed.grant)) return tellLapse(lapsed).join(' ');
  // Another department's grant sounds like a number that was never given, so that nobody finds out which exist.
  if (!grant || !isOwnGrant(grant))
    return `您的部门没有编号为 ${access.grant} 的授权，请核对编号（sharingGrants 列出本部门的授权）。${how} Your department has no grant ${access.grant}: check the number (sharingGrants lists your department's).`;
  if (grant.provider !== owner || !covers(grant, coordinate))
    return `授权 ${grant.number} 不包含 ${coordinate}。${how} The grant ${grant.number} does not cover ${coordinate}.`;
  if (!grant.purposes.some(one => one === access.purpose))
    return `授权 ${grant.number} 的用途不包含“${access.purpose ?? ''}”。 The grant ${grant.number} is not for the purpose "${access.purpose ?? ''}".`;
  return undefined;
}
