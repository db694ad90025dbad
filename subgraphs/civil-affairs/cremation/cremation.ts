import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { OF_A_DECEASED } from '../sharing.ts';
import { DeathFactStatus } from './deathFactStatus.ts';
import { FuneralService } from './funeralService.ts';

export const CremationSchema = defineEntity({
  name: 'Cremation',
  tableName: 'cremation',
  properties: p => ({
    id: p.bigint('string').primary(),
    certificateNumber: p.text(),
    pid: p.text(),
    name: p.text(),
    sex: p.text(),
    age: p.integer(),
    deathDate: p.date(),
    cremationDate: p.date(),
    handler: p.text(),
    handlerRelation: p.text(),
    waivedItems: p.array().$type<FuneralService[]>().nullable(),
    registeredOn: p.date(),
    status: p.enum(() => DeathFactStatus).columnType('text'),
    correctionNote: p.text().nullable(),
    importRun: p.integer(),
  }),
});

@Sharing(OF_A_DECEASED)
@ObjectType({
  description:
    '火化登记：死亡日期为申报，火化日期为实际。A cremation record: the death date is declared, the cremation date observed.',
  simpleResolvers: true,
})
export class Cremation extends CremationSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Sharing({ masks: ['masked'] })
  @Field({ description: '火化证编号。Number of the cremation certificate.' })
  declare certificateNumber: string;

  @Sharing({ masks: ['masked'] })
  @Field({ description: '逝者姓名。Name of the deceased.' })
  declare name: string;

  @Sharing({ masks: ['band'], bandWidth: 10 })
  @Field(() => Int, { description: '年龄，周岁。Age in years.' })
  declare age: number;

  @Sharing({ masks: ['band'] })
  @Field({ description: '死亡日期（申报）。Declared date of death.' })
  declare deathDate: string;

  @Field({ description: '火化日期。Date of cremation.' })
  declare cremationDate: string;

  @Field(() => [FuneralService], {
    nullable: true,
    description: '已减免的基本殡葬服务，最多 5 项；空值表示无。Waived basic services, at most 5; null means none.',
  })
  declare waivedItems: FuneralService[] | null;

  @Field({ description: '登记日期。Date of registration.' })
  declare registeredOn: string;

  @Field(() => DeathFactStatus, { description: '登记、更正或撤销。Registered, corrected or retracted.' })
  declare status: DeathFactStatus;

  @Field(() => String, { nullable: true, description: '更正说明。Why it was corrected or retracted.' })
  declare correctionNote: string | null;
}
CremationSchema.setClass(Cremation);

export const CremationConnection = createConnectionType(Cremation, 'Cremation');
