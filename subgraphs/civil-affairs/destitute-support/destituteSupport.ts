import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { OF_A_PERSON } from '../sharing.ts';
import { DestituteSupportMode, SelfCareAbility } from './destituteSupportCodes.ts';

export const DestituteSupportSchema = defineEntity({
  name: 'DestituteSupport',
  tableName: 'destitute_support',
  properties: p => ({
    id: p.bigint('string').primary(),
    pid: p.text(),
    name: p.text(),
    divisionCode: p.text(),
    mode: p.enum(() => DestituteSupportMode).columnType('text'),
    selfCare: p.enum(() => SelfCareAbility).columnType('text'),
    approvedOn: p.date(),
    endedOn: p.date().nullable(),
    importRun: p.integer(),
  }),
});

@Sharing(OF_A_PERSON)
@ObjectType({ description: '特困人员救助供养。Support of a person in extreme hardship.', simpleResolvers: true })
export class DestituteSupport extends DestituteSupportSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Sharing({ masks: ['masked'] })
  @Field({ description: '姓名。Name.' })
  declare name: string;

  @Field(() => DestituteSupportMode, { description: '供养方式。Central or dispersed.' })
  declare mode: DestituteSupportMode;

  @Sharing({ sensitivity: 'sensitive' })
  @Field(() => SelfCareAbility, { nullable: true, description: '自理能力。Ability to care for oneself.' })
  declare selfCare: SelfCareAbility;

  @Field({ description: '批准日期。Date of approval.' })
  declare approvedOn: string;

  @Field(() => String, { nullable: true, description: '终止日期。Date of ending.' })
  declare endedOn: string | null;
}
DestituteSupportSchema.setClass(DestituteSupport);

export const DestituteSupportConnection = createConnectionType(DestituteSupport, 'DestituteSupport');
