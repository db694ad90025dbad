import { availableParallelism } from 'node:os';
import type { GatewayUnderTest } from './GatewayUnderTest.ts';
import { ours } from './ours.ts';

/**
 * This repository's gateway with so many workers. It may use every core, those of departments and load too, also with one
 * worker, so that the ratio between two of these is one of workers and not of cores allowed.
 */
export function oursWithWorkers(workers: number): GatewayUnderTest {
  return {
    ...ours,
    name: `--workers ${workers}`,
    args: ways => [...ours.args(ways), '--workers', String(workers)],
    cores: `0-${availableParallelism() - 1}`,
    processes: workers,
  };
}
