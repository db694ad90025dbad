import type { RequestContext } from '@minsheng/subgraph-kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Person } from '../person/person.ts';
import { householdByNumber } from './dibaoHousehold.reference.ts';
import { DibaoHousehold } from './dibaoHousehold.ts';
import { DibaoMember } from './dibaoMember.ts';

@Resolver(() => DibaoMember)
export class DibaoMemberResolver {
  @FieldResolver(() => Person, { description: '成员本人。The member.' })
  person(@Root() { pid }: DibaoMember): Pick<Person, 'pid'> {
    return { pid };
  }

  @FieldResolver(() => DibaoHousehold, {
    nullable: true,
    description: '所在家庭；家庭文件尚未导入时为空。The household; null until its own file has been imported.',
  })
  household(@Root() { householdNumber }: DibaoMember, @Ctx() context: RequestContext) {
    return context.loader(householdByNumber).load(householdNumber);
  }
}
