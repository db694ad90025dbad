import type { Officer } from '../acting/actingOfficer.ts';
import type { TestAuthority } from './startAuthority.ts';

export interface Application {
  number: string;
  state: string;
  [field: string]: unknown;
}

const SHOWN = `number state requester provider applicant approver shareClass missingItems extensionDays extensionConsented masks
  personsPerDay decisionReason decidedBy grantNumber`;

/** The mutation of one step on an application, which is named by `$number`. */
export function applicationStep(action: string, variables = '', args = ''): string {
  return `mutation ($number: ID!, ${variables}) { ${action}(number: $number, ${args}) { ${SHOWN} } }`;
}

/** What an application says that lacks nothing but its provider. */
export const COMPLETE = {
  basis: '社会保险经办条例第九条',
  scenario: '待遇资格核验',
  fields: ['CivilAffairsRecord.deathDate'],
  purposes: ['audit'],
  mode: 'SERVICE_INTERFACE',
  useUntil: '2089-12-31',
};

/** Drafts an application that is complete. @returns its number */
export async function draft(authority: TestAuthority, officer: Officer, input: object): Promise<string> {
  const { draftApplication } = await authority.as<{ draftApplication: Application }>(
    officer,
    'mutation ($input: ApplicationInput!) { draftApplication(input: $input) { number } }',
    { input: { ...COMPLETE, ...input } },
  );
  return draftApplication.number;
}

/** Drafts and submits an application that is complete, in an officer's name. */
export async function apply(authority: TestAuthority, officer: Officer, input: object): Promise<Application> {
  const number = await draft(authority, officer, input);
  const { submitApplication } = await authority.as<{ submitApplication: Application }>(
    officer,
    applicationStep('submitApplication'),
    { number },
  );
  return submitApplication;
}

/** An application on its whole way to an active grant. @returns the grant's number */
export async function grantTo(
  authority: TestAuthority,
  { applicant, approver, provider }: Record<'applicant' | 'approver' | 'provider', Officer>,
  input: object = {},
): Promise<string> {
  const { number } = await apply(authority, applicant, { provider: provider.department, ...input });
  await authority.as(approver, applicationStep('approveApplication'), { number });
  await authority.as(provider, applicationStep('grantApplication'), { number });
  const { activateGrant } = await authority.as<{ activateGrant: Application & { grantNumber: string } }>(
    provider,
    applicationStep('activateGrant'),
    { number },
  );
  return activateGrant.grantNumber;
}
