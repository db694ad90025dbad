import { Sharing } from '@minsheng/subgraph-kit';
import { Field, Float, ID, Int, InterfaceType } from 'type-graphql';
import { Department } from '../departments/department.ts';
import { IndicatorStatus } from '../evaluation/indicatorStatus.ts';
import { KeyTask } from '../keyTask/keyTask.ts';
import { OPEN } from '../sharing.ts';
import { Comparator } from './comparator.ts';
import { DefinitionApproval } from './definitionApproval.ts';

/**
 * The office's share of the interface `Indicator`: the catalogue, the target and the judgement. Who owns the value declares the measured
 * share (schema/README.md), so that a department that is down takes only its own rows with it.
 */
@InterfaceType('Indicator', {
  description: '社会保障统一指标。A unified indicator of the social-security opinions.',
  resolveType: (value: { __typename: string }) => value.__typename,
  autoRegisterImplementations: false,
})
export abstract class Indicator {
  @Sharing(OPEN)
  @Field(() => ID, { description: '指标代码。Indicator code.' })
  declare code: string;

  @Sharing(OPEN)
  @Field(() => Int, { description: '目标年度。Year of the target.' })
  declare year: number;

  @Sharing(OPEN)
  @Field({ description: '指标名称。Name.' })
  declare name: string;

  @Sharing(OPEN)
  @Field({ description: '英文名称。Name in English.' })
  declare nameEn: string;

  @Sharing(OPEN)
  @Field({ description: '计量单位。Unit of value and target.' })
  declare unit: string;

  @Sharing(OPEN)
  @Field({ description: '计量单位（英文）。Unit in English.' })
  declare unitEn: string;

  @Sharing(OPEN)
  @Field(() => Comparator, { description: '比较方式。How the value is compared with the target.' })
  declare comparator: Comparator;

  @Sharing(OPEN)
  @Field(() => Float, { nullable: true, description: '目标值；“逐步提高”的指标为空。Target; null for a goal without a number.' })
  declare target: number | null;

  @Sharing(OPEN)
  @Field({ description: '是否“力争”目标。Whether the target is aspirational.' })
  declare aspirational: boolean;

  @Sharing(OPEN)
  @Field(() => String, {
    nullable: true,
    description: '完成时限；文件未规定时为空，按年末评价。Deadline; null where the policy states none, judged at the year’s end.',
  })
  declare deadline: string | null;

  @Sharing(OPEN)
  @Field({ description: '目标依据。Where the policy states the target.' })
  declare basis: string;

  @Sharing(OPEN)
  @Field(() => Department, { description: '第一牵头单位。First lead unit.' })
  declare department: Department;

  @Sharing(OPEN)
  @Field(() => [Department], { description: '牵头单位，最多 10 个。Lead units, at most 10.' })
  declare leads: Department[];

  @Sharing(OPEN)
  @Field({ description: '牵头依据；文件未列明的为暂列。Why these units lead; provisional where the policy names none.' })
  declare departmentBasis: string;

  @Sharing(OPEN)
  @Field(() => [DefinitionApproval], { description: '有效的口径审批。Approvals of its definition in force.' })
  declare approvals: DefinitionApproval[];

  @Sharing(OPEN)
  @Field(() => IndicatorStatus, {
    nullable: true,
    description: '完成状态；数据来源部门未应答时为空。Status; null when the owner of the value does not answer.',
  })
  declare status: IndicatorStatus | null;

  @Sharing(OPEN)
  @Field(() => [KeyTask], { description: '所属重点任务，最多 20 项。Key tasks it measures, at most 20.' })
  declare tasks: KeyTask[];
}
