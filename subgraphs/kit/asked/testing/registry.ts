import 'reflect-metadata';
import { Arg, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { Department } from '../../department.ts';
import { Sharing } from '../../schema/sharing/Sharing.ts';
import { createDataUses } from '../createDataUses.ts';

@Sharing({ class: 'conditional', sensitivity: 'personal', purposes: ['audit'] })
@ObjectType({ simpleResolvers: true })
class Resident {
  @Field(() => ID)
  declare pid: string;

  @Sharing({ sensitivity: 'none' })
  @Field()
  declare township: string;
}

@Resolver(() => Resident)
class ResidentResolver {
  @Sharing({ class: 'conditional', sensitivity: 'personal', purposes: ['audit'] })
  @Query(() => [Resident])
  residents() {
    return [{ pid: 'p-1', township: '城关镇' }];
  }

  @Sharing({ class: 'conditional', sensitivity: 'personal', purposes: ['audit'] })
  @Query(() => Resident, { nullable: true })
  resident(@Arg('pid', () => ID) pid: string) {
    return { pid, township: '城关镇' };
  }

  @Sharing({ class: 'unconditional', sensitivity: 'none' })
  @Query(() => Number)
  population() {
    return 622_444;
  }

  @Sharing({ class: 'unconditional', sensitivity: 'none' })
  @Mutation(() => Boolean)
  correct() {
    return true;
  }
}

/** A department that has a total, which speaks of nobody, and one person. */
export const registry: Department = {
  name: 'village-registry',
  title: '村民登记处',
  defaultPort: 0,
  database: { entities: [], migrations: [] },
  schema: { resolvers: [ResidentResolver, createDataUses('village-registry', '村民登记处')], references: [] },
  exportFiles: [],
  indicators: [],
};
