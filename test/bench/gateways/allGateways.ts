import { apollo } from './apollo.ts';
import { hive } from './hive.ts';
import { hiveRust } from './hiveRust.ts';
import { ours } from './ours.ts';

/** Ours first: every other answer is compared with it. */
export const allGateways = [ours, hiveRust, hive, apollo];
