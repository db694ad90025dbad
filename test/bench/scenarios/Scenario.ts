import type { GatewayUnderTest } from '../gateways/GatewayUnderTest.ts';
import type { Table } from '../report/Table.ts';

export interface ScenarioOptions {
  gateways: readonly GatewayUnderTest[];
  rounds: number;
  /** Of load on each gateway in each round. */
  seconds: number;
  /** An empty folder for what is written while it runs. */
  folder: string;
  /** Prints what goes on. */
  progress(line: string): void;
}

/** One question the bench answers. */
export interface Scenario {
  name: string;
  title: string;
  run(options: ScenarioOptions): Promise<Table[]>;
}
