import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, ObjectType } from 'type-graphql';
import { OF_A_PERSON } from '../sharing.ts';
import { DibaoRelation } from './dibaoCodes.ts';

export const DibaoMemberSchema = defineEntity({
  name: 'DibaoMember',
  tableName: 'dibao_member',
  properties: p => ({
    id: p.bigint('string').primary(),
    householdNumber: p.text(),
    pid: p.text(),
    name: p.text(),
    relation: p.enum(() => DibaoRelation).columnType('text'),
    joinedOn: p.date(),
    leftOn: p.date().nullable(),
    importRun: p.integer(),
  }),
});

@Sharing(OF_A_PERSON)
@ObjectType({ description: '低保家庭成员。A member of a dibao household.', simpleResolvers: true })
export class DibaoMember extends DibaoMemberSchema.class {
  @Sharing({ masks: ['masked'] })
  @Field({ description: '姓名。Name.' })
  declare name: string;

  @Sharing({ sensitivity: 'minor' })
  @Field(() => DibaoRelation, { nullable: true, description: '与户主关系。Relation to the head.' })
  declare relation: DibaoRelation;

  @Field({ description: '加入日期。Date of joining.' })
  declare joinedOn: string;

  @Field(() => String, { nullable: true, description: '退出日期。Date of leaving.' })
  declare leftOn: string | null;
}
DibaoMemberSchema.setClass(DibaoMember);

export const DibaoMemberConnection = createConnectionType(DibaoMember, 'DibaoMember');
