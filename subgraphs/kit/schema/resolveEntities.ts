import { GraphQLError } from 'graphql';
import type { RequestContext } from '../server/requestContext.ts';
import type { Reference, Representation } from './reference.ts';

/**
 * `Query._entities`, batched: representations are grouped by type, each type is loaded once, and answers go back to the places of their
 * representations. (The library's own resolver calls one promise per entity: 25 µs each instead of 7, see the `_entities` bench.)
 */
export function resolveEntitiesWith(references: Reference[]) {
  const byType = new Map(references.map(reference => [reference.typeName, reference]));

  return async (representations: Representation[], context: RequestContext): Promise<(object | null | Error)[]> => {
    const answers = new Array<object | null | Error>(representations.length).fill(null);
    await Promise.all(
      [...groupByType(representations)].map(([typeName, group]) => answerGroup(typeName, group, answers, context)),
    );
    return answers;
  };

  async function answerGroup(
    typeName: string,
    group: Group,
    answers: (object | null | Error)[],
    context: RequestContext,
  ): Promise<void> {
    const reference = byType.get(typeName);
    if (reference === undefined) {
      const refusal = new GraphQLError(`This department does not answer for "${typeName}".`, {
        extensions: { code: 'UNKNOWN_ENTITY' },
      });
      for (const place of group.places) answers[place] = refusal;
      return;
    }
    const loaded = await reference.load(group.representations, context);
    for (const [index, place] of group.places.entries()) {
      const entity = loaded[index] ?? null;
      if (entity !== null && !(entity instanceof Error)) (entity as { __typename?: string }).__typename = typeName;
      answers[place] = entity;
    }
  }
}

interface Group {
  representations: Representation[];
  places: number[];
}

function groupByType(representations: Representation[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const [place, representation] of representations.entries()) {
    const group = groups.get(representation.__typename) ?? { representations: [], places: [] };
    groups.set(representation.__typename, group);
    group.representations.push(representation);
    group.places.push(place);
  }
  return groups;
}
