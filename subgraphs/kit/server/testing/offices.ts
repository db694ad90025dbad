import 'reflect-metadata';
import { defineEntity } from '@mikro-orm/core';
import { Migration } from '@mikro-orm/migrations';
import { sql } from 'kysely';
import { Arg, Args, Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { connectionByParent, createConnectionType, findConnection, PageArguments } from '../../connection/index.ts';
import type { Department } from '../../department.ts';
import type { RequestContext } from '../requestContext.ts';

class Offices extends Migration {
  override up(): void {
    this.addSql('create table office (id bigint generated always as identity primary key, name text not null)');
    this.addSql(
      'create table desk (id bigint generated always as identity primary key, office text not null, opened_on date not null)',
    );
    this.addSql(`insert into office (name) values ('城东'), ('城西'), ('城北')`);
    this.addSql(
      `insert into desk (office, opened_on) values ('城东', '2024-01-01'), ('城东', '2025-01-01'), ('城西', '2025-02-01')`,
    );
  }
}

const OfficeSchema = defineEntity({
  name: 'Office',
  tableName: 'office',
  properties: p => ({ id: p.bigint('string').primary(), name: p.text() }),
});

@ObjectType({ description: '服务大厅。A service office.', simpleResolvers: true })
class Office extends OfficeSchema.class {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  @Field({ description: '名称。Name.' })
  declare name: string;
}
OfficeSchema.setClass(Office);

@ObjectType({ description: '窗口。A desk.', simpleResolvers: true })
class Desk {
  @Field(() => ID, { description: '编号。Identifier.' })
  declare id: string;

  declare officeName: string;
}

const OfficeConnection = createConnectionType(Office, 'Office');
const DeskConnection = createConnectionType(Desk, 'Desk');
const desksOf = connectionByParent<Desk>({
  table: 'desk',
  parentColumn: 'office',
  columns: { id: 'id', officeName: 'office' },
  orderBy: ['opened_on', 'id'],
});

@Resolver(() => Office)
class OfficeResolver {
  @Query(() => OfficeConnection, { description: '服务大厅列表。List of offices.' })
  offices(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
    @Arg('names', () => [String], { nullable: true, description: '名称。Names.' }) names?: string[],
  ) {
    return findConnection(context, Office, { where: { ...(names && { name: { $in: names } }) }, orderBy: { id: 'asc' }, page });
  }

  @Query(() => String, { description: '查询数秒之久。Keeps the database busy for seconds.' })
  async slow(@Ctx() context: RequestContext): Promise<string> {
    await sql`select pg_sleep(5)`.execute(context.sql);
    return 'done';
  }

  @FieldResolver(() => DeskConnection, { description: '窗口，最近启用的在前。Desks, newest first.' })
  desks(@Root() { name }: Office, @Args(() => PageArguments) page: PageArguments, @Ctx() context: RequestContext) {
    return desksOf(name, page, context);
  }
}

@Resolver(() => Desk)
class DeskResolver {
  @FieldResolver(() => Office, { description: '所在大厅。Its office.' })
  async office(@Root() { officeName }: Desk, @Ctx() { sql: db }: RequestContext): Promise<Office> {
    return db.selectFrom('office').selectAll().where('name', '=', officeName).executeTakeFirstOrThrow() as Promise<Office>;
  }
}

/** A department with lists within lists, and one field that takes its time. */
export const offices: Department = {
  name: 'offices',
  title: '政务服务科',
  defaultPort: 0,
  database: { entities: [OfficeSchema], migrations: [{ name: 'office-0001', class: Offices }] },
  schema: { resolvers: [OfficeResolver, DeskResolver], references: [], orphanedTypes: [Desk] },
  exportFiles: [],
  indicators: [],
};
