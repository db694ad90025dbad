import { Option } from 'commander';
import type { GatewayConfig } from '../config/GatewayConfig.ts';
import { isOn } from './isOn.ts';
import type { OptionGroup } from './OptionGroup.ts';
import { readSecret } from './readSecret.ts';

type CallerPart = Pick<
  GatewayConfig,
  'introspection' | 'graphiql' | 'persistedDocuments' | 'persistedOnly' | 'automaticPersistedQueries' | 'explainSecret' | 'policy'
>;

/** What callers may send and see. */
export const callerOptions: OptionGroup<CallerPart> = {
  heading: 'Callers:',
  options: () => [
    new Option('--persisted-documents <file>', 'manifest of trusted documents').env('PERSISTED_DOCUMENTS'),
    new Option('--persisted-only', 'serve only documents of that manifest (env: PERSISTED_ONLY=on)'),
    new Option('--no-apq', 'let no caller register documents by their SHA-256 (env: APQ=off)'),
    new Option('--no-introspection', 'hide the schema (env: INTROSPECTION=off)'),
    new Option('--no-graphiql', 'serve no page at /graphql (env: GRAPHIQL=off)'),
    new Option('--policy <mode>', 'enforce, or off: all callers may ask everything')
      .choices(['enforce', 'off'])
      .default('off')
      .env('POLICY'),
    new Option('--explain-secret-file <file>', 'those who send the secret in it may ask for dry runs').env('EXPLAIN_SECRET_FILE'),
    new Option('--explain-secret <text>', 'the same, as text').env('EXPLAIN_SECRET'),
  ],
  read: given => {
    const { options, fail } = given;
    const { persistedDocuments } = options;
    const persistedOnly = options.persistedOnly === true || isOn('PERSISTED_ONLY', given, 'off');
    if (persistedOnly && !persistedDocuments) {
      fail('--persisted-only needs --persisted-documents <file>, or nothing could be asked');
    }
    const explainSecret = readSecret('explainSecret', 'dry runs', given);
    return {
      ...(persistedDocuments ? { persistedDocuments } : {}),
      persistedOnly,
      policy: options.policy,
      automaticPersistedQueries: options.apq && isOn('APQ', given),
      introspection: options.introspection && isOn('INTROSPECTION', given),
      graphiql: options.graphiql && isOn('GRAPHIQL', given),
      ...(explainSecret === undefined ? {} : { explainSecret }),
    };
  },
};
