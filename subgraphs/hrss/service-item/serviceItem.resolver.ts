import { findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, InputType, Query, Resolver } from 'type-graphql';
import { OPEN } from '../sharing.ts';
import { Handling, ServiceItem, ServiceItemConnection } from './serviceItem.ts';

@InputType('SocialInsuranceServiceItemFilter', { description: '公共服务事项筛选条件。Filter of service items.' })
class ServiceItemFilter {
  @Field(() => Handling, { nullable: true, description: '办理类型。How soon it is handled.' })
  declare handling?: Handling;

  @Field(() => Boolean, { nullable: true, description: '是否线上可办。Whether it can be done online.' })
  declare online?: boolean;
}

@Resolver(() => ServiceItem)
export class ServiceItemResolver {
  @Sharing({ ...OPEN, updated: 'imported' })
  @Query(() => ServiceItemConnection, { description: '社会保险公共服务事项目录。Catalogue of service items.' })
  serviceItems(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => ServiceItemFilter, { nullable: true, description: '筛选条件。Filter.' }) filter?: ServiceItemFilter,
  ) {
    const { handling, online } = filter ?? {};
    return findConnection(context, ServiceItem, {
      where: {
        ...(handling && { handling }),
        ...(online != null && { onlineSince: online ? { $ne: null } : null }),
      },
      orderBy: { code: 'asc' },
      page,
    });
  }
}
