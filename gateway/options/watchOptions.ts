import { Option } from 'commander';
import { defaultConfig, type GatewayConfig } from '../config/GatewayConfig.ts';
import type { OptionGroup } from './OptionGroup.ts';
import { parseCount, parseFraction } from './parseNumber.ts';

type WatchPart = Pick<GatewayConfig, 'adminPort' | 'adminHost' | 'logRequests' | 'logSample' | 'logSlow'>;

/** What operators see of it. */
export const watchOptions: OptionGroup<WatchPart> = {
  heading: 'Watching:',
  options: () => [
    new Option('--admin-port <number>', 'serve /metrics and /health here (off)').env('ADMIN_PORT').argParser(parseCount),
    new Option('--admin-host <address>', 'address for --admin-port').env('ADMIN_HOST').default(defaultConfig.adminHost),
    new Option('--log-requests <which>', 'requests that leave a line in the log')
      .choices(['all', 'errors', 'off'])
      .env('LOG_REQUESTS')
      .default(defaultConfig.logRequests),
    new Option('--log-sample <fraction>', 'of those that went well and quickly, the part that leaves a line, as in 0.1')
      .env('LOG_SAMPLE')
      .argParser(parseFraction)
      .default(defaultConfig.logSample),
    new Option('--log-slow <ms>', 'a request that takes so long leaves its line whatever --log-sample says')
      .env('LOG_SLOW')
      .argParser(parseCount)
      .default(defaultConfig.logSlow),
  ],
  read: ({ options: { adminPort, adminHost, logRequests, logSample, logSlow } }) => ({
    ...(adminPort === undefined ? {} : { adminPort }),
    adminHost,
    logRequests,
    logSample,
    logSlow,
  }),
};
