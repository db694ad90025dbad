import { board } from './board.ts';
import { cold } from './cold.ts';
import { nested } from './nested.ts';
import type { Scenario } from './Scenario.ts';
import { wide } from './wide.ts';

export const allScenarios: readonly Scenario[] = [nested, wide, board, cold];
