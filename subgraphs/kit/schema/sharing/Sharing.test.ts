import 'reflect-metadata';
import { Directive, Field, FieldResolver, ID, Int, InterfaceType, ObjectType, Query, Resolver } from 'type-graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildDepartmentSchema } from '../buildDepartmentSchema.ts';
import { Sharing } from './Sharing.ts';
import type { SharingWord } from './SharingWord.ts';

const OPEN: SharingWord = { class: 'unconditional', sensitivity: 'none' };

@InterfaceType('SharedFigure', { autoRegisterImplementations: false })
abstract class SharedFigure {
  @Sharing({ ...OPEN, derivableBy: ['leading-group'] })
  @Field(() => Int)
  declare value: number;
}

@Directive('@key(fields: "code")')
@ObjectType({ implements: SharedFigure })
class TaxFigure extends SharedFigure {
  @Sharing(OPEN)
  @Field(() => ID)
  declare code: string;
}

@Sharing({ class: 'conditional', sensitivity: 'personal', purposes: ['audit'], basis: '第“一”条 "1"' })
@ObjectType()
class TaxReturn {
  @Sharing({ sensitivity: 'sensitive' })
  @Field(() => Int)
  declare income: number;

  @Field(() => Int)
  declare year: number;
}

@Resolver(() => TaxReturn)
class TaxResolver {
  @Sharing({ class: 'refused', basis: '税收征收管理法第八条', sensitivity: 'none', owner: 'customs' })
  @Query(() => TaxReturn)
  newest() {
    return {};
  }

  @Sharing(OPEN)
  @Directive('@shareable')
  @Query(() => TaxFigure)
  figure() {
    return {};
  }

  @Sharing({ masks: ['yesNo', 'band'], bandWidth: 500 })
  @FieldResolver(() => String)
  refund() {
    return '';
  }
}

describe('@Sharing: a department says how its facts may be shared', () => {
  let sdl: string;
  beforeAll(async () => {
    ({ sdl } = await buildDepartmentSchema({
      name: 'tax',
      schema: { resolvers: [TaxResolver], references: [], orphanedTypes: [TaxFigure] },
    }));
  });

  it('a word without an owner is the department’s own', () => {
    expect(sdl).toContain(
      'type TaxReturn @sharing(class: "conditional", sensitivity: "personal", purposes: ["audit"], basis: "第“一”条 \\"1\\"", owner: "tax")',
    );
  });

  it('a field says only what differs from its type', () => {
    expect(sdl).toContain('income: Int! @sharing(sensitivity: "sensitive")\n');
    expect(sdl).toContain('refund: String! @sharing(masks: ["yesNo", "band"], bandWidth: 500)\n');
    expect(sdl).toContain('year: Int!\n');
  });

  it('an owner that is named stays', () => {
    expect(sdl).toMatch(/newest: TaxReturn! @sharing\(.*owner: "customs"\)/);
  });

  it('nobody owns a key, what is shareable, or the field of an interface; who implements it does', () => {
    expect(sdl).toContain('code: ID! @sharing(class: "unconditional", sensitivity: "none")\n');
    expect(sdl).toContain('figure: TaxFigure! @sharing(class: "unconditional", sensitivity: "none") @shareable\n');
    const [, ofInterface] = /interface SharedFigure \{\s+(.*)\n/.exec(sdl) ?? [];
    expect(ofInterface).toBe('value: Int! @sharing(class: "unconditional", sensitivity: "none", derivableBy: ["leading-group"])');
    expect(sdl).toContain(`${ofInterface?.slice(0, -1)}, owner: "tax")\n`);
  });

  it('the SDL defines the directive and has composition keep it', () => {
    expect(sdl).toContain('@composeDirective(name: "@sharing")');
    expect(sdl).toContain('directive @sharing(');
  });
});
