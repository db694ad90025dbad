import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, ID, ObjectType } from 'type-graphql';
import { OPEN } from '../sharing.ts';
import { CommunityKind } from './communityKind.ts';

export const CommunitySchema = defineEntity({
  name: 'Community',
  tableName: 'community',
  properties: p => ({
    id: p.bigint('string').primary(),
    code: p.text(),
    name: p.text(),
    divisionCode: p.text(),
    kind: p.enum(() => CommunityKind).columnType('text'),
    importRun: p.integer(),
  }),
});

@Sharing(OPEN)
@ObjectType({ description: '城市社区或村。An urban community or a village.', simpleResolvers: true })
export class Community extends CommunitySchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Field({ description: '社区编码，12 位。Twelve-digit code.' })
  declare code: string;

  @Field({ description: '社区名称。Name.' })
  declare name: string;

  @Field(() => CommunityKind, { description: '社区类型。Urban community or village.' })
  declare kind: CommunityKind;
}
CommunitySchema.setClass(Community);

export const CommunityConnection = createConnectionType(Community, 'Community');
