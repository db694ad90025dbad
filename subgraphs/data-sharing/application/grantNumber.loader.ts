import type { LoaderDefinition } from '@minsheng/subgraph-kit';

/** The numbers of the grants that applications led to, by the applications' numbers. */
export const grantNumberOf: LoaderDefinition<string, string | null> = async (numbers, { sql: db }) => {
  const rows = await db
    .selectFrom('sharing_grant')
    .select(['application_number', 'number'])
    .where('application_number', 'in', [...numbers])
    .execute();
  const byApplication = new Map(rows.map(({ application_number: application, number }) => [application, number]));
  return numbers.map(number => byApplication.get(number) ?? null);
};
