import { type Command, Option, type OptionValues } from 'commander';
import type { GatewayConfig } from './config.ts';
import { isOn } from './isOn.ts';

type ProtocolConfig = Pick<GatewayConfig, 'persistedDocuments' | 'persistedOnly' | 'automaticPersistedQueries'>;

/** The options that say how the gateway speaks GraphQL over HTTP. */
export function addProtocolOptions(program: Command): void {
  program
    .addOption(new Option('--persisted-documents <file>', 'manifest of trusted documents').env('PERSISTED_DOCUMENTS'))
    .addOption(new Option('--persisted-only', 'serve only documents of that manifest (env: PERSISTED_ONLY=on)'))
    .addOption(new Option('--no-apq', 'let no caller register documents by their SHA-256 (env: APQ=off)'));
}

/** Reads them. Ends the process with a usage message when they contradict each other. */
export function readProtocolOptions(
  options: OptionValues,
  env: Readonly<Record<string, string | undefined>>,
  program: Command,
): ProtocolConfig {
  const persistedOnly = options.persistedOnly === true || isOn('PERSISTED_ONLY', env, { program, unset: 'off' });
  if (persistedOnly && !options.persistedDocuments) {
    program.error('error: --persisted-only needs --persisted-documents <file>, or nothing could be asked');
  }
  return {
    ...(options.persistedDocuments ? { persistedDocuments: options.persistedDocuments } : {}),
    persistedOnly,
    automaticPersistedQueries: options.apq && isOn('APQ', env, { program }),
  };
}
