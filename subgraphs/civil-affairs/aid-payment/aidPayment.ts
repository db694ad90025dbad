import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, MonthType, Sharing } from '@minsheng/subgraph-kit';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { OF_A_PERSON } from '../sharing.ts';
import { AidPaymentKind, AidProgram } from './aidPaymentCodes.ts';

export const AidPaymentSchema = defineEntity({
  name: 'AidPayment',
  tableName: 'aid_payment',
  properties: p => ({
    id: p.bigint('string').primary(),
    program: p.enum(() => AidProgram).columnType('text'),
    householdNumber: p.text().nullable(),
    pid: p.text(),
    period: p.type(MonthType),
    payMonth: p.type(MonthType),
    amount: p.decimal('number').precision(14).scale(2),
    kind: p.enum(() => AidPaymentKind).columnType('text'),
    importRun: p.integer(),
  }),
});

@Sharing(OF_A_PERSON)
@ObjectType({ description: '救助资金发放。A payment of social assistance.', simpleResolvers: true })
export class AidPayment extends AidPaymentSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Sharing({ sensitivity: 'sensitive' })
  @Field(() => AidProgram, { nullable: true, description: '资金项目。Programme.' })
  declare program: AidProgram;

  @Field(() => String, { nullable: true, description: '家庭编号（低保）。Household number (dibao).' })
  declare householdNumber: string | null;

  @Field({ description: '所属期，如 2025-10。Month that the payment is for.' })
  declare period: string;

  @Field({ description: '发放年月。Month in which it was paid.' })
  declare payMonth: string;

  @Sharing({ masks: ['band'] })
  @Field(() => Float, { description: '金额，元，退回为负。Yuan; negative for a refund.' })
  declare amount: number;

  @Field(() => AidPaymentKind, { description: '发放类型。Kind of payment.' })
  declare kind: AidPaymentKind;
}
AidPaymentSchema.setClass(AidPayment);

export const AidPaymentConnection = createConnectionType(AidPayment, 'AidPayment');
