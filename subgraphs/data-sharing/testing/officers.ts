import type { Officer } from '../acting/actingOfficer.ts';

const officer = (subject: string, department: string, ...roles: string[]): Officer => ({ subject, department, roles });

/** The city's officers as its stories know them. */
export const AUDITOR = officer('zhou.audit', 'audit', 'auditor');
export const AUDIT = officer('song.audit', 'audit', 'officer');
export const AUDIT_SHARING = officer('he.audit', 'audit', 'sharing_officer');
export const HRSS = officer('li.hrss', 'hrss', 'officer');
export const HRSS_SHARING = officer('chen.hrss', 'hrss', 'sharing_officer');
export const CIVIL = officer('sun.civil', 'civil-affairs', 'officer');
export const CIVIL_SHARING = officer('wang.civil', 'civil-affairs', 'sharing_officer');
export const MEDICAL_SHARING = officer('xu.medical', 'medical-insurance', 'sharing_officer');
export const MEDICAL = officer('tang.medical', 'medical-insurance', 'officer');
export const AUTHORITY = officer('liu.sharing', 'data-sharing', 'sharing_authority');
/** A gateway that asks in its own name (schema/trust.md §3): a role, and no office. */
export const GATEWAY = officer('', '', 'gateway');
export const LEADING_GROUP = officer('luo.leading', 'leading-group', 'leading_group');
export const SYSTEM_ADMIN = officer('root', 'data-sharing', 'system_admin');
