import { defineEntity } from '@mikro-orm/core';
import { codeTable, connectionByParent, createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { OF_A_PERSON } from '../sharing.ts';

/** 领取状态. */
export enum UnemploymentClaimStatus {
  DRAWING = '1',
  SUSPENDED = '2',
  ENDED = '3',
}
export const UNEMPLOYMENT_CLAIM_STATUSES = codeTable(UnemploymentClaimStatus, {
  name: 'UnemploymentClaimStatus',
  description: '失业保险金领取状态。Status of an unemployment claim.',
  meanings: {
    DRAWING: ['在领', 'Drawing'],
    SUSPENDED: ['暂停', 'Suspended'],
    ENDED: ['终止', 'Ended'],
  },
});

/** 停发原因; the grounds of 社会保险法 art. 51 and the end of the claim. */
export enum UnemploymentStopReason {
  REEMPLOYED = '01',
  CONSCRIPTED = '02',
  EMIGRATED = '03',
  DRAWS_PENSION = '04',
  REFUSED_WORK = '05',
  EXHAUSTED = '06',
  DECEASED = '07',
}
export const UNEMPLOYMENT_STOP_REASONS = codeTable(UnemploymentStopReason, {
  name: 'UnemploymentStopReason',
  description: '失业保险金停发原因。Why unemployment benefit stopped.',
  meanings: {
    REEMPLOYED: ['重新就业', 'Employed again'],
    CONSCRIPTED: ['应征服兵役', 'Conscripted'],
    EMIGRATED: ['移居境外', 'Emigrated'],
    DRAWS_PENSION: ['享受养老待遇', 'Draws a pension'],
    REFUSED_WORK: ['拒绝工作', 'Refused suitable work'],
    EXHAUSTED: ['期满', 'All months drawn'],
    DECEASED: ['死亡', 'Deceased'],
  },
});

export const UnemploymentClaimSchema = defineEntity({
  name: 'UnemploymentClaim',
  tableName: 'unemployment_claim',
  properties: p => ({
    id: p.bigint('string').primary(),
    pid: p.text(),
    registeredOn: p.date(),
    awardedMonths: p.integer(),
    drawnMonths: p.integer(),
    monthlyAmount: p.decimal('number').columnType('numeric(14,2)'),
    status: p.text().$type<UnemploymentClaimStatus>(),
    stopReason: p.text().$type<UnemploymentStopReason>().nullable(),
    importRun: p.integer(),
  }),
});

@Sharing(OF_A_PERSON)
@ObjectType({ description: '失业保险金申领。A claim of unemployment benefit.', simpleResolvers: true })
export class UnemploymentClaim extends UnemploymentClaimSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Field(() => String, { description: '失业登记日期。Registered on.' })
  declare registeredOn: string;

  @Field(() => Int, { description: '核定月数，最多 24。Months awarded, at most 24.' })
  declare awardedMonths: number;

  @Field(() => Int, { description: '已领月数。Months drawn.' })
  declare drawnMonths: number;

  @Sharing({ masks: ['band'] })
  @Field(() => Float, { description: '月待遇标准（元）。Monthly amount in yuan.' })
  declare monthlyAmount: number;

  @Field(() => UnemploymentClaimStatus, { description: '领取状态。Status.' })
  declare status: UnemploymentClaimStatus;

  @Field(() => UnemploymentStopReason, { nullable: true, description: '停发原因；未终止时为空。Why it stopped.' })
  declare stopReason: UnemploymentStopReason | null;
}
UnemploymentClaimSchema.setClass(UnemploymentClaim);

export const UnemploymentClaimConnection = createConnectionType(UnemploymentClaim, 'UnemploymentClaim');

/** A person's unemployment claims, newest first. */
export const unemploymentClaimsOfPerson = connectionByParent<UnemploymentClaim>({
  table: 'unemployment_claim',
  parentColumn: 'pid',
  columns: {
    id: 'id',
    pid: 'pid',
    registeredOn: 'registered_on::text',
    awardedMonths: 'awarded_months',
    drawnMonths: 'drawn_months',
    monthlyAmount: 'monthly_amount::float8',
    status: 'status',
    stopReason: 'stop_reason',
  },
  orderBy: ['registered_on', 'id'],
});
