import type { Option, OptionValues } from 'commander';

/** Variables of the environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The options of one concern: how `--help` tells of them, and the part of the configuration they make. */
export interface OptionGroup<Part> {
  /** Stands above them in `--help`. */
  heading: string;
  /** @param env for defaults that the environment gives as a list */
  options: (env: Environment) => Option[];
  /** Ends the process with a usage message when one is wrong, or does not go with another. */
  read: (given: GivenOptions) => Part;
}

/** What an operator gave. */
export interface GivenOptions {
  /** By name, defaults and single variables of the environment included. */
  options: OptionValues;
  env: Environment;
  /** Whether an option was written there, and does not come from the environment or a default. */
  isOnCommandLine: (option: string) => boolean;
  /** Ends the process with this sentence. */
  fail: (mistake: string) => never;
}
