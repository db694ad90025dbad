import { nested } from './nested.ts';
import type { Scenario } from './Scenario.ts';

export const allScenarios: readonly Scenario[] = [nested];
