import type { Access } from '../identity/Access.ts';
import type { Caller } from '../identity/identifyCaller.ts';
import type { Grant } from './grants/Grant.ts';
import type { Lapsed } from './grants/Grants.ts';
import type { ReachedField } from './reach/ReachedField.ts';

/** Who asks, for what, and by which right. */
export interface Asking {
  caller: Caller;
  access: Access;
  /** The grant that the request names, if it is live. */
  grant: Grant | undefined;
  /** What keeps the grant that the request names from being used, where the caller may know. */
  lapsed?: Lapsed | 'UNHEARD' | undefined;
}

/** Why a field is not given, and what to do to get it; Chinese first, then English. */
export interface Objection {
  /** Name of the rule. */
  rule: string;
  /** The article that it carries out. */
  article: string;
  message: string;
}

/** One rule of policy. It says what it has against a field, or nothing; a field is given when no rule says anything. */
export interface Rule {
  name: string;
  article: string;
  /** @returns why not, and how to get the right; undefined: no objection */
  objectTo: (field: ReachedField, asking: Asking) => string | undefined;
}

export function isAboutPersons({ word }: Pick<ReachedField, 'word'>): boolean {
  return word.sensitivity !== 'none';
}

/** Whether the caller acts for the department that owns the field. */
export function isOwn({ owner }: Pick<ReachedField, 'owner'>, { caller }: Pick<Asking, 'caller'>): boolean {
  return caller.kind === 'identified' && owner !== undefined && caller.department === owner;
}

export function hasRole({ caller }: Pick<Asking, 'caller'>, role: string): boolean {
  return caller.kind === 'identified' && caller.roles.includes(role);
}
