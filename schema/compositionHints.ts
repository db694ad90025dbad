import { type DocumentNode, parse } from 'graphql';
import type { Subgraph } from './composeSupergraph.ts';
import { definedElements } from './definedElements.ts';

/** Something that composes but that readers of the graph will trip over. */
export interface Hint {
  coordinate: string;
  departments: readonly string[];
  message: string;
}

/**
 * Composition keeps one description when departments describe a shared type or field differently, silently. Whoever reads
 * the graph then reads one department's words about all of them; so say where that happens.
 */
export function compositionHints(subgraphs: readonly Subgraph[]): Hint[] {
  const texts = new Map<string, Map<string, string[]>>();
  for (const { name, sdl } of subgraphs) {
    for (const [coordinate, text] of descriptionsIn(parse(sdl))) {
      const byText = texts.get(coordinate) ?? new Map<string, string[]>();
      byText.set(text, [...(byText.get(text) ?? []), name]);
      texts.set(coordinate, byText);
    }
  }
  return [...texts]
    .filter(([, byText]) => byText.size > 1)
    .map(([coordinate, byText]) => ({
      coordinate,
      departments: [...byText.values()].flat(),
      message: `described in ${byText.size} ways; the graph shows one: ${[...byText].map(([text, names]) => `${names.join(', ')} says "${text}"`).join('; ')}`,
    }));
}

/** Prints one hint as a line for a terminal. */
export function formatHint(hint: Hint): string {
  return `! ${hint.coordinate} · ${hint.message}`;
}

function descriptionsIn(document: DocumentNode): [coordinate: string, text: string][] {
  return definedElements(document).flatMap(element =>
    element.description === undefined || element.external ? [] : [[element.coordinate, element.description]],
  );
}
