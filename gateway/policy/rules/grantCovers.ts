import { covers } from '../grants/Grant.ts';
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

function missing({ coordinate, owner }: ReachedField, { access, grant, caller }: Asking): string | undefined {
  const how = `请向数据共享主管部门申请（submitApplication），范围包含 ${coordinate}。 Apply for it (submitApplication), with ${coordinate} in its scope.`;
  if (access.grant === undefined)
    return `属于有条件共享数据，须凭授权查询（请求头 Minsheng-Grant）。${how} It is shared under a grant only, named in the header Minsheng-Grant.`;
  if (!grant)
    return `授权 ${access.grant} 不存在、已暂停、已终止或已到期。${how} The grant ${access.grant} is unknown, suspended, terminated or expired.`;
  if (caller.kind !== 'identified' || grant.requester !== caller.department)
    return `授权 ${grant.number} 不属于您的部门。${how} The grant ${grant.number} is not your department's.`;
  if (grant.provider !== owner || !covers(grant, coordinate))
    return `授权 ${grant.number} 不包含 ${coordinate}。${how} The grant ${grant.number} does not cover ${coordinate}.`;
  if (!grant.purposes.some(one => one === access.purpose))
    return `授权 ${grant.number} 的用途不包含“${access.purpose ?? ''}”。 The grant ${grant.number} is not for the purpose "${access.purpose ?? ''}".`;
  return undefined;
}
