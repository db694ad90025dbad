import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isInterfaceType, isObjectType, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { buildApiSchema } from '../buildApiSchema.ts';
import { readSharing } from './readSharing.ts';
import { canShow, shapeOf } from './Shape.ts';

const fields = buildSchema(`
  type Query {
    text: String! id: ID! whole: Int number: Float! truth: Boolean! record: Record! page: RecordConnection! counted: Counted
    list: [String] kind: Kind date: Date any: Any named: Named
  }
  type Record implements Named { name: String } interface Named { name: String } union Any = Record enum Kind { A } scalar Date
  type RecordConnection { totalCount: Int! nodes: [Record!] } type Counted { totalCount: Int! }`)
  .getQueryType()
  ?.getFields();

describe('what a part of a value can be shown of', () => {
  test.for([
    ['text', 'text'],
    ['id', 'id'],
    ['whole', 'number'],
    ['number', 'number'],
    ['truth', 'boolean'],
    ['record', 'object'],
    ['counted', 'object'],
    ['page', 'connection'],
    ...['list', 'kind', 'date', 'any', 'named'].map(name => [name, 'other']),
  ])('%s is of the shape %s', ([name = '', shape]) => {
    const type = fields?.[name]?.type;
    expect(type && shapeOf(type)).toBe(shape);
  });

  test('what nobody knows shows nothing', () => {
    for (const mask of ['blurred', '', 'constructor', '__proto__']) expect(canShow(mask, 'text')).toBe(false);
    for (const mask of ['masked', 'yesNo', 'band', 'count']) expect(canShow(mask, 'other')).toBe(false);
  });

  test('every mask that an owner offers in the committed contract can be shown', () => {
    const document = parse(readFileSync(join(import.meta.dirname, '../../../schema/supergraph.graphql'), 'utf8'));
    const sharing = readSharing(document);
    const types = Object.values(buildApiSchema(document).getTypeMap()).filter(
      type => isObjectType(type) || isInterfaceType(type),
    );
    const offered = types.flatMap(type =>
      Object.values(type.getFields()).flatMap(field => {
        const word = sharing.of(type.name, field.name);
        const masks = word === 'carrier' ? [] : word.masks;
        return masks.map(mask => ({ where: `${type.name}.${field.name}`, mask, isShown: canShow(mask, shapeOf(field.type)) }));
      }),
    );
    expect(offered.length).toBeGreaterThan(50);
    expect(offered.filter(({ isShown }) => !isShown)).toEqual([]);
  });
});
