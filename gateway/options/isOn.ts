import type { GivenOptions } from './OptionGroup.ts';

/**
 * Whether a variable of the environment says `on` or `off`; `unset` where it says nothing. Ends the process with a usage
 * message when it says anything else.
 */
export function isOn(variable: string, { env, fail }: Pick<GivenOptions, 'env' | 'fail'>, unset: 'on' | 'off' = 'on'): boolean {
  const value = env[variable] || unset;
  if (value !== 'on' && value !== 'off') fail(`the variable ${variable} is "${value}"; set it to on or off`);
  return value === 'on';
}
