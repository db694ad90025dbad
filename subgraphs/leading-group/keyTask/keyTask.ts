import { Sharing } from '@minsheng/subgraph-kit';
import { Field, Int, ObjectType } from 'type-graphql';
import { Indicator } from '../catalogue/indicator.ts';
import { Department } from '../departments/department.ts';
import { OPEN } from '../sharing.ts';
import { LeadMode } from './leadMode.ts';

@Sharing(OPEN)
@ObjectType({ description: '重点任务的牵头单位。A lead unit of a key task.', simpleResolvers: true })
export class KeyTaskLead {
  @Field(() => LeadMode, { description: '牵头方式。How the lead units share the task.' })
  declare mode: LeadMode;

  @Field(() => Department, { description: '牵头单位。The lead unit.' })
  declare department: Department;
}

@Sharing(OPEN)
@ObjectType({ description: '重点任务，共 20 项。One of the 20 key tasks of the opinions.' })
export class KeyTask {
  @Field(() => Int, { description: '任务编号。Number.' })
  declare number: number;

  @Field({ description: '任务名称。Title.' })
  declare title: string;

  @Field({ description: '英文名称。Title in English.' })
  declare titleEn: string;

  @Field({ description: '所属章节。Chapter of the opinions.' })
  declare chapter: string;

  @Field({ description: '章节英文名称。Chapter in English.' })
  declare chapterEn: string;

  @Field({ description: '可量化任务摘要。Summary of its measurable commitments.' })
  declare commitments: string;

  @Field(() => [KeyTaskLead], { description: '牵头单位，最多 10 个。Lead units, at most 10.' })
  declare leads: KeyTaskLead[];

  @Field(() => [Department], { description: '责任单位，最多 40 个。Responsible units, at most 40.' })
  declare responsibleUnits: Department[];

  @Field(() => [Indicator], {
    description: '衡量该任务的指标（默认年度），最多 26 项。Indicators that measure it, in the default year, at most 26.',
  })
  declare indicators: Indicator[];
}
