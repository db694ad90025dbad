import { defineEntity } from '@mikro-orm/core';
import { createConnectionType, Sharing } from '@minsheng/subgraph-kit';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { OPEN } from '../sharing.ts';

export const DepartmentSchema = defineEntity({
  name: 'Department',
  tableName: 'department',
  properties: p => ({
    code: p.text().primary(),
    name: p.text(),
    nameEn: p.text(),
    ordinal: p.integer(),
    member: p.boolean(),
    importRun: p.integer(),
  }),
});

@Directive('@key(fields: "code")')
@Sharing(OPEN)
@ObjectType({ description: '部门（单位）。A department or other unit that the policy names.', simpleResolvers: true })
export class Department extends DepartmentSchema.class {
  @Field(() => ID, {
    description: '部门代码；有子图的部门与子图同名。Code; a department that runs a subgraph has its name.',
  })
  declare code: string;

  @Field({ description: '部门名称，用文件原称。Name as the policy has it.' })
  declare name: string;

  @Field({ description: '英文名称。Name in English.' })
  declare nameEn: string;

  @Field(() => Int, { description: '排序。Order of display.' })
  declare ordinal: number;

  @Field({ description: '是否领导小组成员单位。Whether it is a member of the leading group.' })
  declare member: boolean;
}
DepartmentSchema.setClass(Department);

export const DepartmentConnection = createConnectionType(Department, 'Department');
