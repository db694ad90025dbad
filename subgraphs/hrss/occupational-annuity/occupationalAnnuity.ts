import { defineEntity } from '@mikro-orm/core';
import type { LoaderDefinition } from '@minsheng/subgraph-kit';
import { Sharing } from '@minsheng/subgraph-kit';
import { sql } from 'kysely';
import { Field, Float, ObjectType } from 'type-graphql';
import { OF_A_PERSON } from '../sharing.ts';

export const OccupationalAnnuitySchema = defineEntity({
  name: 'OccupationalAnnuity',
  tableName: 'occupational_annuity',
  properties: p => ({
    pid: p.text().primary(),
    employerUscc: p.text(),
    legalRetirementDate: p.date(),
    fundedOn: p.date().nullable(),
    fundedAmount: p.decimal('number').columnType('numeric(14,2)').nullable(),
    importRun: p.integer(),
  }),
});

/** The employer's share is kept as a book entry until it is funded, which the opinions ask for three months before retirement (key task 1). */
@Sharing(OF_A_PERSON)
@ObjectType({ description: '职业年金做实情况。Funding of an occupational annuity.', simpleResolvers: true })
export class OccupationalAnnuity extends OccupationalAnnuitySchema.class {
  @Field(() => String, { description: '法定退休日期。Legal retirement date.' })
  declare legalRetirementDate: string;

  @Field(() => String, { nullable: true, description: '做实日期；未做实时为空。Funded on; null while unfunded.' })
  declare fundedOn: string | null;

  @Sharing({ masks: ['band'] })
  @Field(() => Float, { nullable: true, description: '做实金额（元）。Funded amount in yuan.' })
  declare fundedAmount: number | null;
}
OccupationalAnnuitySchema.setClass(OccupationalAnnuity);

/** A person has at most one; null for everybody outside the public sector. */
export const occupationalAnnuityByPid: LoaderDefinition<string, OccupationalAnnuity | null> = async (pids, { sql: db }) => {
  const { rows } = await sql<OccupationalAnnuity>`
    select pid, legal_retirement_date::text as "legalRetirementDate", funded_on::text as "fundedOn",
           funded_amount::float8 as "fundedAmount"
    from occupational_annuity where pid = any(${[...pids]}::text[])`.execute(db);
  const annuities = new Map(rows.map(row => [row.pid, row]));
  return pids.map(pid => annuities.get(pid) ?? null);
};
