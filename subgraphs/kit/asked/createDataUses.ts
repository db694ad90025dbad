import { GraphQLError } from 'graphql';
import { Arg, Args, Ctx, Field, ID, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { type Connection, createConnectionType } from '../connection/createConnectionType.ts';
import { PageArguments } from '../connection/pageArguments.ts';
import { Sharing } from '../schema/sharing/Sharing.ts';
import type { SharingWord } from '../schema/sharing/SharingWord.ts';
import type { RequestContext } from '../server/requestContext.ts';
import { findUses, type UseFilter } from './findUses.ts';

/** The department's own officers need no grant for what is the department's; nobody has one for this. */
const OF_THE_DESK: SharingWord = {
  class: 'conditional',
  basis: '政务数据共享条例第二十九条',
  sensitivity: 'none',
  updated: 'live',
};

/**
 * Creates a department's answer to who used its data, from its own ledger: a list named after the department, such as `hrssDataUses`
 * of `HrssDataUse`, because several departments may not answer one root field for themselves alone.
 * @returns the resolver, for the department's schema
 */
export function createDataUses(department: string, title: string): new () => object {
  const prefix = department.replace(/(^|-)([a-z])/g, (_, _dash, letter: string) => letter.toUpperCase());
  const rootField = `${prefix.charAt(0).toLowerCase()}${prefix.slice(1)}DataUses`;

  @Sharing(OF_THE_DESK)
  @ObjectType(`${prefix}DataUse`, {
    description: `${title}数据的一次使用，取自本部门留痕账本。One call for this department's data, from its own ledger.`,
    simpleResolvers: true,
  })
  class DataUse {
    @Field(() => Int, { description: '账本中的记录号。Number of the record in the ledger.' })
    declare record: number;

    @Field({ description: '时间，UTC。When, in UTC.' })
    declare at: string;

    @Field(() => ID, { description: '请求编号，与网关留痕一致。Id of the request, as in the evidence of the gateway.' })
    declare requestId: string;

    @Field(() => String, { nullable: true, description: '查询人员。The officer who asked.' })
    declare officer?: string;

    @Field(() => String, { nullable: true, description: '查询人员所在部门。Department of the officer.' })
    declare department?: string;

    @Field(() => [String], { description: '查询人员角色，数个。Roles of the officer, a few.' })
    declare roles: readonly string[];

    @Field(() => String, { nullable: true, description: '用途。Purpose as stated.' })
    declare purpose?: string;

    @Field(() => String, { nullable: true, description: '授权编号。Number of the grant as stated.' })
    declare grant?: string;

    @Field(() => String, { nullable: true, description: '案件或事项编号。Number of the case or matter as stated.' })
    declare case?: string;

    @Field(() => [String], {
      description: '所取字段，最多为一次查询的字段数。Coordinates of the fields, at most those of one operation.',
    })
    declare fields: readonly string[];

    @Field(() => Int, {
      nullable: true,
      description:
        '按人员标识查询的人数；按列表等其他方式查询的为空。How many persons were asked about by their keys; null where asked otherwise, as for a list.',
    })
    declare persons?: number;

    @Field({ description: '结果：answered 或拒绝代码。Outcome: answered, or the code of the refusal.' })
    declare outcome: string;
  }

  @InputType(`${prefix}DataUseFilter`, { description: '数据使用筛选条件。Filter of uses of data.' })
  class DataUseFilter implements UseFilter {
    @Field(() => String, {
      nullable: true,
      description: '起始日期或时间（含），默认为三十天前。From this day or time on; thirty days ago unless said.',
    })
    declare since?: string;

    @Field(() => String, { nullable: true, description: '截止日期或时间（不含）。Before this day or time.' })
    declare until?: string;

    @Field(() => String, { nullable: true, description: '查询人员所在部门。Department of the officer.' })
    declare department?: string;

    @Field(() => String, {
      nullable: true,
      description: '字段坐标，如 Employer.name。Coordinate of a field, such as Employer.name.',
    })
    declare field?: string;

    @Field(() => String, { nullable: true, description: '用途。Purpose.' })
    declare purpose?: string;
  }

  const DataUseConnection = createConnectionType(DataUse, `${prefix}DataUse`, {
    totalCount:
      '恒为空：账本只逐页翻阅，不计总数，请看 pageInfo.hasNextPage。Always null: the ledger is read page by page and not counted; see pageInfo.hasNextPage.',
  });

  @Resolver(() => DataUse)
  class DataUseResolver {
    @Sharing(OF_THE_DESK)
    @Query(() => DataUseConnection, {
      name: rootField,
      description: `谁使用了${title}的数据，最近的在前。Who used this department's data, newest first.`,
    })
    dataUses(
      @Args(() => PageArguments) page: PageArguments,
      @Ctx() context: RequestContext,
      @Arg('filter', () => DataUseFilter, { nullable: true, description: '筛选条件。Filter.' }) filter?: DataUseFilter,
    ): Promise<Connection<DataUse>> {
      const { asked } = context;
      if (asked === undefined) throw new GraphQLError('本部门未留痕 (this department keeps no ledger)');
      return findUses(asked, { filter: filter ?? {}, page }, context) as Promise<Connection<DataUse>>;
    }
  }
  return DataUseResolver;
}
