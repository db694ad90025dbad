import { describe, expect, it } from 'vitest';
import { FixtureRepository } from './fixtureRepository.ts';
import { readRecordedOperations } from './recordedOperations.ts';

describe('A recorded operation', () => {
  it('tells its name and its consumer', () => {
    expect(record('# consumer: leading-group dashboard 看板\n# more words\nquery Board { a }')).toEqual({
      operations: [
        expect.objectContaining({
          path: 'schema/operations/board.graphql',
          name: 'Board',
          consumer: 'leading-group dashboard 看板',
        }),
      ],
      problems: [],
    });
  });

  it.each([
    ['names no consumer', 'query Board { a }', 'It does not say who relies on it.'],
    ['leaves the consumer empty', '# consumer:\nquery Board { a }', 'It does not say who relies on it.'],
    ['has no name', '# consumer: board\n{ a }', 'It must hold exactly one operation, with a name.'],
    ['shares its file', '# consumer: board\nquery A { a } query B { b }', 'It must hold exactly one operation, with a name.'],
    ['is not GraphQL', '# consumer: board\nquery Board { a', 'Syntax Error: Expected Name, found <EOF>.'],
  ])('is refused when it %s', (_what, text, message) => {
    const { operations, problems } = record(text);
    expect(operations).toEqual([]);
    expect(problems).toEqual([expect.objectContaining({ coordinate: 'schema/operations/board.graphql', message })]);
  });

  function record(text: string): ReturnType<typeof readRecordedOperations> {
    using repository = new FixtureRepository()
      .write('schema/operations/board.graphql', text)
      .write('schema/operations/notes.md', '');
    return readRecordedOperations(repository.root);
  }
});
