import { findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { OPEN } from '../sharing.ts';
import { divisionByCode } from './division.reference.ts';
import { Division, DivisionConnection, DivisionKind } from './division.ts';

@InputType({ description: '行政区划筛选条件。Filter of divisions.' })
class DivisionFilter {
  @Field(() => [ID], { nullable: true, description: '区划代码。Codes.' })
  declare codes?: string[];

  @Field(() => [DivisionKind], { nullable: true, description: '区划类型。Kinds.' })
  declare kinds?: DivisionKind[];

  @Field(() => ID, { nullable: true, description: '上级区划代码。Code of the parent.' })
  declare parentCode?: string;
}

@Resolver(() => Division)
export class DivisionResolver {
  @Sharing(OPEN)
  @Query(() => DivisionConnection, { description: '行政区划列表。List of divisions.' })
  divisions(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => DivisionFilter, { nullable: true, description: '筛选条件。Filter.' }) filter?: DivisionFilter,
  ) {
    const { codes, kinds, parentCode } = filter ?? {};
    return findConnection(context, Division, {
      where: {
        ...(codes && { code: { $in: codes } }),
        ...(kinds && { kind: { $in: kinds } }),
        ...(parentCode && { parentCode }),
      },
      orderBy: { code: 'asc' },
      page,
    });
  }

  @FieldResolver(() => Division, { nullable: true })
  parent(@Root() { parentCode }: Division, @Ctx() context: RequestContext) {
    return parentCode == null ? null : context.loader(divisionByCode).load(parentCode);
  }
}
