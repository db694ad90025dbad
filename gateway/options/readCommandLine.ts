import { Command } from 'commander';
import type { GatewayConfig } from '../config/GatewayConfig.ts';
import { callerOptions } from './callerOptions.ts';
import { departmentOptions } from './departmentOptions.ts';
import { evidenceOptions } from './evidenceOptions.ts';
import { httpOptions } from './httpOptions.ts';
import { limitOptions } from './limitOptions.ts';
import type { Environment, GivenOptions } from './OptionGroup.ts';
import { supergraphOptions } from './supergraphOptions.ts';
import { traceOptions } from './traceOptions.ts';
import { watchOptions } from './watchOptions.ts';

/** In the order of `--help`. */
const groups = [
  supergraphOptions,
  httpOptions,
  callerOptions,
  departmentOptions,
  evidenceOptions,
  watchOptions,
  traceOptions,
  limitOptions,
];

/**
 * Reads options from the command line and the environment; the command line wins. Each group below says which variables of the
 * environment stand for its options; a switch such as `--no-introspection` is `INTROSPECTION=off`.
 * Ends the process with a usage message when an option is wrong.
 */
export function readCommandLine(argv: readonly string[], env: Environment): GatewayConfig {
  const program = new Command('gateway').description('民生联邦网关: one GraphQL graph over the departments of a city');
  for (const { heading, options } of groups) {
    program.optionsGroup(heading);
    for (const option of options(env)) program.addOption(option);
  }
  const options = program.parse(argv).opts();
  const given: GivenOptions = {
    options,
    env,
    isOnCommandLine: option => program.getOptionValueSource(option) === 'cli',
    fail: mistake => program.error(`error: ${mistake}`),
  };
  return {
    ...supergraphOptions.read(given),
    ...httpOptions.read(given),
    ...callerOptions.read(given),
    ...departmentOptions.read(given),
    ...evidenceOptions.read(given),
    ...watchOptions.read(given),
    ...traceOptions.read(given),
    ...limitOptions.read(given),
  };
}
