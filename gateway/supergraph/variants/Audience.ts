import type { SharingWord } from '../sharing/SharingWord.ts';

/**
 * For whom a schema is shown: the leading group sees no person; auditors and officers of departments see all that there is, and policy
 * decides what they may ask; who answers for a department's sharing sees the catalogue and what speaks of nobody; administrators (sharing authority, security, system, audit) see no business data; the public, what is open.
 */
export type Audience = 'leading-group' | 'auditor' | 'department' | 'sharing' | 'administrator' | 'public';

/** The department that runs the sharing itself: catalogue, applications, grants. */
const SHARING_DEPARTMENT = 'data-sharing';

/** Which fields an audience sees, by what is said of them; none: it sees every field. */
export const VISIBLE: Readonly<Record<Audience, ((word: SharingWord) => boolean) | undefined>> = {
  'leading-group': speaksOfNobody,
  // How the sharing is run is for those who share.
  public: word => speaksOfNobody(word) && word.class === 'unconditional' && word.owner !== SHARING_DEPARTMENT,
  sharing: word => speaksOfNobody(word) || isOfSharing(word),
  administrator: isOfSharing,
  auditor: undefined,
  department: undefined,
};

function isOfSharing(word: SharingWord): boolean {
  return word.owner === SHARING_DEPARTMENT && word.class !== 'refused';
}

function speaksOfNobody(word: SharingWord): boolean {
  return word.sensitivity === 'none' && word.class !== 'refused';
}
