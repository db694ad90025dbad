import { Division, dayArgument, findConnection, PageArguments, type RequestContext, Sharing } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { HospitalLevel, InstitutionKind } from '../codes/institutionCodes.ts';
import { OPEN } from '../sharing.ts';
import { Institution, InstitutionConnection } from './institution.ts';

@InputType({ description: '定点医药机构筛选条件。Filter of designated institutions.' })
class InstitutionFilter {
  @Field(() => InstitutionKind, { nullable: true, description: '机构类型。Kind.' })
  declare kind?: InstitutionKind;

  @Field(() => HospitalLevel, { nullable: true, description: '医院等级。Level of a hospital.' })
  declare hospitalLevel?: HospitalLevel;

  @Field(() => ID, { nullable: true, description: '所属乡镇的九位代码。Nine-digit code of the township.' })
  declare divisionCode?: string;

  @Field(() => String, { nullable: true, description: '在此日期协议有效，如 2025-10-31。Agreement in force on this date.' })
  declare activeOn?: string;
}

@Resolver(() => Institution)
export class InstitutionResolver {
  @Sharing(OPEN)
  @Query(() => InstitutionConnection, { description: '定点医药机构列表，按编码排序。Designated institutions by code.' })
  institutions(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('filter', () => InstitutionFilter, { nullable: true, description: '筛选条件。Filter.' })
    filter?: InstitutionFilter,
  ) {
    const { kind, hospitalLevel, divisionCode } = filter ?? {};
    const activeOn = filter?.activeOn && dayArgument('filter.activeOn', filter.activeOn);
    return findConnection(context, Institution, {
      where: {
        ...(kind && { kind }),
        ...(hospitalLevel && { hospitalLevel }),
        ...(divisionCode && { divisionCode }),
        ...(activeOn && {
          agreementStart: { $lte: activeOn },
          $or: [{ agreementEnd: null }, { agreementEnd: { $gte: activeOn } }],
        }),
      },
      orderBy: { code: 'asc' },
      page,
    });
  }

  @FieldResolver(() => Division, { description: '所属乡镇。Township.' })
  division(@Root() institution: Institution): Division {
    return { code: institution.divisionCode };
  }
}
