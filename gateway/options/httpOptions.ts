import { availableParallelism } from 'node:os';
import { InvalidArgumentError, Option } from 'commander';
import { defaultConfig, type GatewayConfig } from '../config/GatewayConfig.ts';
import type { CrossOriginSettings } from '../http/CrossOrigin.ts';
import { createAddressReader } from '../http/createAddressReader.ts';
import { isOn } from './isOn.ts';
import type { GivenOptions, OptionGroup } from './OptionGroup.ts';
import { parseCount } from './parseNumber.ts';

type HttpPart = Pick<GatewayConfig, 'host' | 'port' | 'workers' | 'cors' | 'trustedProxies' | 'compression'>;

/** Where the gateway is, and how it speaks HTTP. The host is `GATEWAY_HOST`, because some shells set HOST. */
export const httpOptions: OptionGroup<HttpPart> = {
  heading: 'HTTP:',
  options: () => [
    new Option('--port <number>', '0 chooses a free one').env('PORT').argParser(parseCount).default(defaultConfig.port),
    new Option('--host <address>', 'address to listen at').env('GATEWAY_HOST').default(defaultConfig.host),
    new Option('--workers <number>', 'processes that share the port, each with its own caches; auto: one for each core')
      .env('WORKERS')
      .argParser(parseWorkers)
      .default(defaultConfig.workers),
    new Option(
      '--cors-origin <origin...>',
      'web pages of other origins that may use the gateway, WebSockets included; * for all, over HTTP only (env: CORS_ORIGINS, with commas)',
    ),
    new Option('--cors-credentials', 'with their cookies (env: CORS_CREDENTIALS=on)'),
    new Option('--cors-max-age <seconds>', 'how long they remember that')
      .env('CORS_MAX_AGE')
      .argParser(parseCount)
      .default(defaultConfig.cors.maxAge),
    new Option('--trusted-proxy <address or range...>', 'its X-Forwarded-For is believed (env: TRUSTED_PROXIES, with commas)'),
    new Option('--no-compression', 'send large answers as they are (env: COMPRESSION=off)'),
  ],
  read: given => {
    const { host, port, workers, compression } = given.options;
    return {
      host,
      port,
      workers,
      cors: readCors(given),
      trustedProxies: readTrustedProxies(given),
      compression: compression && isOn('COMPRESSION', given),
    };
  },
};

function parseWorkers(text: string): number {
  if (text === 'auto') return availableParallelism();
  const count = parseCount(text);
  if (count === 0) throw new InvalidArgumentError('Give a whole number above 0, or auto.');
  return count;
}

function readCors(given: GivenOptions): CrossOriginSettings {
  const { options, env, fail } = given;
  const origins: string[] = options.corsOrigin ?? listOf(env.CORS_ORIGINS);
  const credentials = options.corsCredentials === true || isOn('CORS_CREDENTIALS', given, 'off');
  const wrong = origins.find(origin => origin !== '*' && URL.parse(origin)?.origin !== origin);
  if (wrong !== undefined) {
    fail(`"${wrong}" is not an origin; give scheme, host and port only, such as https://board.example.cn`);
  }
  if (credentials && origins.includes('*')) {
    fail('--cors-credentials with the origin * would let every web page act as its reader; name the origins');
  }
  return { origins, credentials, maxAge: options.corsMaxAge };
}

function readTrustedProxies({ options, env, fail }: GivenOptions): string[] {
  const proxies: string[] = options.trustedProxy ?? listOf(env.TRUSTED_PROXIES);
  try {
    createAddressReader(proxies);
  } catch (cause) {
    fail(`--trusted-proxy: ${cause instanceof Error ? cause.message : String(cause)}; give an address or a CIDR range`);
  }
  return proxies;
}

function listOf(text = ''): string[] {
  return text
    .split(',')
    .map(item => item.trim())
    .filter(item => item !== '');
}
