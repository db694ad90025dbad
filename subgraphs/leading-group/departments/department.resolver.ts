import { findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, ID, InputType, Query, Resolver } from 'type-graphql';
import { OPEN } from '../sharing.ts';
import { Department, DepartmentConnection } from './department.ts';

@InputType({ description: '部门筛选条件。Filter of departments.' })
class DepartmentFilter {
  @Field(() => [ID], { nullable: true, description: '部门代码。Codes.' })
  declare codes?: string[];

  @Field(() => Boolean, {
    nullable: true,
    description: '是否领导小组成员单位。Members of the leading group only, or others only.',
  })
  declare member?: boolean;
}

@Resolver(() => Department)
export class DepartmentResolver {
  @Sharing(OPEN)
  @Query(() => DepartmentConnection, { description: '部门（单位）列表。List of departments and other units.' })
  departments(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => DepartmentFilter, { nullable: true, description: '筛选条件。Filter.' }) filter?: DepartmentFilter,
  ) {
    const { codes, member } = filter ?? {};
    return findConnection(context, Department, {
      where: { ...(codes && { code: { $in: codes } }), ...(member != null && { member }) },
      orderBy: { ordinal: 'asc', code: 'asc' },
      page,
    });
  }
}
