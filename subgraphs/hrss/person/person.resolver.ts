import { connectionByParent, PageArguments, type RequestContext } from '@minsheng/subgraph-kit';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { type Participation, ParticipationConnection } from '../participation/participation.ts';
import { recordByPid } from './person.reference.ts';
import { Person, SocialSecurityRecord } from './person.ts';

@Resolver(() => Person)
export class PersonResolver {
  @Directive('@shareable')
  @Query(() => Person, {
    description: '按个人标识进入；各部门只答自己掌握的信息。A person by key; each department answers for its own facts.',
  })
  person(@Arg('pid', () => ID, { description: '个人标识。Person key.' }) pid: string): Pick<Person, 'pid'> {
    return { pid };
  }

  @FieldResolver(() => SocialSecurityRecord, { nullable: true })
  socialSecurity(@Root() person: Person, @Ctx() context: RequestContext) {
    // A reference brings the record with it; a person entered by `Query.person` does not.
    return person.socialSecurity === undefined ? context.loader(recordByPid).load(person.pid) : person.socialSecurity;
  }
}

const participationsOf = connectionByParent<Participation>({
  table: 'participation',
  parentColumn: 'pid',
  columns: {
    id: 'id',
    pid: 'pid',
    scheme: 'scheme',
    kind: 'kind',
    startDate: 'start_date::text',
    endDate: 'end_date::text',
    payStatus: 'pay_status',
  },
  orderBy: ['start_date', 'id'],
});

@Resolver(() => SocialSecurityRecord)
export class SocialSecurityRecordResolver {
  @FieldResolver(() => ParticipationConnection, { description: '参保关系，最近的在前。Participations, newest first.' })
  participations(
    @Root() { pid }: SocialSecurityRecord,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ) {
    return participationsOf(pid, page, context);
  }
}
