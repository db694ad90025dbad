import type { Command } from 'commander';

/**
 * Whether a variable of the environment says `on` or `off`; `unset` where it says nothing. Ends the process with a usage
 * message when it says anything else.
 */
export function isOn(
  variable: string,
  env: Readonly<Record<string, string | undefined>>,
  { program, unset = 'on' }: { program: Command; unset?: 'on' | 'off' },
): boolean {
  const value = env[variable] || unset;
  if (value !== 'on' && value !== 'off') program.error(`error: the variable ${variable} is "${value}"; set it to on or off`);
  return value === 'on';
}
