import { expect, it } from 'vitest';
import { importsOf } from './importsOf.ts';

it('stops at a file that cannot be parsed instead of finding no imports in it', () => {
  expect(() => importsOf({ path: 'city/broken.ts', text: "import { from './a.ts';" })).toThrow(
    /city\/broken\.ts cannot be parsed/,
  );
});
