import { type Command, Option, type OptionValues } from 'commander';
import { defaultConfig, type GatewayConfig } from './config.ts';
import type { CrossOriginSettings } from './http/CrossOrigin.ts';
import { createAddressReader } from './http/createAddressReader.ts';
import { isOn } from './isOn.ts';

type Environment = Readonly<Record<string, string | undefined>>;
type ProtocolConfig = Pick<
  GatewayConfig,
  'cors' | 'compression' | 'persistedDocuments' | 'persistedOnly' | 'automaticPersistedQueries' | 'trustedProxies'
>;

/** The options that say how the gateway speaks GraphQL over HTTP. */
export function addProtocolOptions(program: Command): void {
  const { maxAge } = defaultConfig.cors;
  program
    .addOption(
      new Option(
        '--cors-origin <origin...>',
        'web pages of other origins that may use the gateway, WebSockets included; * for all, over HTTP only (env: CORS_ORIGINS, with commas)',
      ),
    )
    .addOption(new Option('--cors-credentials', 'with their cookies (env: CORS_CREDENTIALS=on)'))
    .addOption(
      new Option('--cors-max-age <seconds>', 'how long they remember that').env('CORS_MAX_AGE').argParser(Number).default(maxAge),
    )
    .addOption(
      new Option('--trusted-proxy <address or range...>', 'its X-Forwarded-For is believed (env: TRUSTED_PROXIES, with commas)'),
    )
    .addOption(new Option('--no-compression', 'send large answers as they are (env: COMPRESSION=off)'))
    .addOption(new Option('--persisted-documents <file>', 'manifest of trusted documents').env('PERSISTED_DOCUMENTS'))
    .addOption(new Option('--persisted-only', 'serve only documents of that manifest (env: PERSISTED_ONLY=on)'))
    .addOption(new Option('--no-apq', 'let no caller register documents by their SHA-256 (env: APQ=off)'));
}

/** Reads them. Ends the process with a usage message when they contradict each other. */
export function readProtocolOptions(options: OptionValues, env: Environment, program: Command): ProtocolConfig {
  const persistedOnly = options.persistedOnly === true || isOn('PERSISTED_ONLY', env, { program, unset: 'off' });
  if (persistedOnly && !options.persistedDocuments) {
    program.error('error: --persisted-only needs --persisted-documents <file>, or nothing could be asked');
  }
  return {
    cors: readCors(options, env, program),
    compression: options.compression && isOn('COMPRESSION', env, { program }),
    ...(options.persistedDocuments ? { persistedDocuments: options.persistedDocuments } : {}),
    persistedOnly,
    trustedProxies: readTrustedProxies(options, env, program),
    automaticPersistedQueries: options.apq && isOn('APQ', env, { program }),
  };
}

function readCors(options: OptionValues, env: Environment, program: Command): CrossOriginSettings {
  const fromEnvironment = (env.CORS_ORIGINS ?? '').split(',').map(origin => origin.trim());
  const origins: string[] = options.corsOrigin ?? fromEnvironment.filter(origin => origin !== '');
  const credentials = options.corsCredentials === true || isOn('CORS_CREDENTIALS', env, { program, unset: 'off' });
  const wrong = origins.find(origin => origin !== '*' && URL.parse(origin)?.origin !== origin);
  if (wrong !== undefined) {
    program.error(`error: "${wrong}" is not an origin; give scheme, host and port only, such as https://board.example.cn`);
  }
  if (credentials && origins.includes('*')) {
    program.error('error: --cors-credentials with the origin * would let every web page act as its reader; name the origins');
  }
  if (!Number.isInteger(options.corsMaxAge)) program.error('error: --cors-max-age must be a whole number of seconds');
  return { origins, credentials, maxAge: options.corsMaxAge };
}

function readTrustedProxies(options: OptionValues, env: Environment, program: Command): string[] {
  const fromEnvironment = (env.TRUSTED_PROXIES ?? '').split(',').map(address => address.trim());
  const proxies: string[] = options.trustedProxy ?? fromEnvironment.filter(address => address !== '');
  try {
    createAddressReader(proxies);
  } catch (cause) {
    program.error(
      `error: --trusted-proxy: ${cause instanceof Error ? cause.message : String(cause)}; give an address or a CIDR range`,
    );
  }
  return proxies;
}
