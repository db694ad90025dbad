import { Option } from 'commander';
import { defaultConfig, type GatewayConfig } from '../config/GatewayConfig.ts';
import type { GivenOptions, OptionGroup } from './OptionGroup.ts';
import { parseCount } from './parseNumber.ts';
import { readSecret } from './readSecret.ts';

type SupergraphPart = Pick<
  GatewayConfig,
  'supergraph' | 'supergraphPoll' | 'supergraphHeaders' | 'supergraphCache' | 'pushSecret'
>;

/** Where supergraphs come from. */
export const supergraphOptions: OptionGroup<SupergraphPart> = {
  heading: 'Supergraph:',
  options: env => [
    new Option('--supergraph <file or URL>', 'composed supergraph SDL').env('SUPERGRAPH').makeOptionMandatory(),
    new Option('--supergraph-poll <ms>', 'look for a new supergraph this often; 0: only at SIGHUP and when the file changes')
      .env('SUPERGRAPH_POLL')
      .argParser(parseCount)
      .default(defaultConfig.supergraphPoll),
    new Option('--supergraph-header <name: value...>', 'sent to the URL of the supergraph (env: SUPERGRAPH_HEADER, one)').default(
      env.SUPERGRAPH_HEADER ? [env.SUPERGRAPH_HEADER] : [],
      'none',
    ),
    new Option(
      '--supergraph-cache <file>',
      'keep the last good supergraph here, for starts while its source is away or after one was pushed',
    ).env('SUPERGRAPH_CACHE'),
    new Option('--push-secret-file <file>', 'those who send the secret in it may push a supergraph at --admin-port').env(
      'PUSH_SECRET_FILE',
    ),
    new Option('--push-secret <text>', 'the same, as text').env('PUSH_SECRET'),
  ],
  read: given => {
    const { supergraph, supergraphPoll, supergraphHeader, supergraphCache } = given.options;
    const pushSecret = readPushSecret(given);
    return {
      supergraph,
      supergraphPoll,
      supergraphHeaders: headersOf(supergraphHeader, given.fail),
      ...(supergraphCache ? { supergraphCache } : {}),
      ...(pushSecret === undefined ? {} : { pushSecret }),
    };
  },
};

function readPushSecret(given: GivenOptions): string | undefined {
  const secret = readSecret('pushSecret', 'pushing a supergraph', given);
  if (secret !== undefined && given.options.adminPort === undefined)
    given.fail('--push-secret needs --admin-port <number>: a supergraph is pushed there');
  return secret;
}

function headersOf(settings: readonly string[], fail: GivenOptions['fail']): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const setting of settings) {
    const [, name, value] = /^([\w-]+): *(.+)$/.exec(setting) ?? [];
    // The setting itself is not shown: it may be a key.
    if (name === undefined || value === undefined) fail('--supergraph-header must have the form "name: value"');
    else headers[name] = value;
  }
  return headers;
}
