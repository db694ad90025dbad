/** Business roles of schema/trust.md, section 1. */
const businessRoles = ['leading_group', 'auditor', 'officer', 'sharing_officer', 'sharing_authority'] as const;

/** The three hands that run a system of level 3, of which nobody holds two (GB/T 22239-2019, 8.1.5 and 8.1.7.1). */
export const administratorRoles = ['security_admin', 'system_admin', 'audit_admin'] as const;

/** Every role that a caller can have. What else an issuer calls a role means nothing here. */
export const roles: readonly string[] = [...businessRoles, ...administratorRoles];
