import { Option } from 'commander';
import type { GatewayConfig } from '../config/GatewayConfig.ts';
import { isOn } from './isOn.ts';
import type { Environment, GivenOptions, OptionGroup } from './OptionGroup.ts';
import { departmentLimitKeys, readDepartmentLimits } from './readDepartmentLimits.ts';
import { readSecretFile } from './readSecretFile.ts';
import { readTextFile } from './readTextFile.ts';

type DepartmentPart = Pick<
  GatewayConfig,
  | 'departmentUrls'
  | 'departmentSubscriptions'
  | 'departmentLimits'
  | 'overrideLabels'
  | 'dedupeInFlight'
  | 'departmentKeys'
  | 'departmentTls'
>;

/**
 * How departments are asked. A department's URL is `--subgraph name=url` or `SUBGRAPH_URL_<NAME>`, with the name in upper snake
 * case (`medical-insurance`: `SUBGRAPH_URL_MEDICAL_INSURANCE`); how it is asked for subscriptions is `--subscribe name=sse`,
 * `=ws` or `=ws://...`, or `SUBSCRIBE_<NAME>`. Limits of one department are `--department name:key=number` or, with spaces
 * between several, `DEPARTMENT_LIMITS`.
 */
export const departmentOptions: OptionGroup<DepartmentPart> = {
  heading: 'Departments:',
  options: env => [
    new Option('--subgraph <name=url...>', 'call a department elsewhere than the supergraph says').default([]),
    new Option('--subscribe <name=sse|ws|url...>', 'how a department is asked for subscriptions: sse, ws or a ws:// URL').default(
      [],
    ),
    new Option(
      '--department <name:key=number...>',
      `limits of one department, as in hrss:timeout=3000,connections=8 (${departmentLimitKeys.join(', ')}; env: DEPARTMENT_LIMITS, with spaces between)`,
    ).default([]),
    new Option(
      '--override-label <label...>',
      'fields that move under these labels come from their new department (env: OVERRIDE_LABELS, separated by spaces)',
    ).default(env.OVERRIDE_LABELS?.split(' ').filter(Boolean) ?? []),
    new Option('--no-dedupe-in-flight', 'send equal queries of equal authority twice (env: DEDUPE_IN_FLIGHT=off)'),
    new Option(
      '--department-keys <file>',
      'keys that calls to departments are signed with, and their receipts checked; without it they are not',
    ).env('DEPARTMENT_KEYS_FILE'),
    new Option('--department-ca <file>', 'PEM of the authorities that departments under https are believed by').env(
      'DEPARTMENT_CA_FILE',
    ),
    new Option(
      '--department-certificate <file>',
      'PEM of the certificate that shows departments who the gateway is; with --department-key',
    ).env('DEPARTMENT_CERTIFICATE_FILE'),
    new Option('--department-key <file>', 'PEM of the private key of that certificate').env('DEPARTMENT_KEY_FILE'),
  ],
  read: given => {
    const { options, env, fail } = given;
    const limits = [...(env.DEPARTMENT_LIMITS?.split(/\s+/).filter(Boolean) ?? []), ...options.department];
    return {
      departmentUrls: {
        ...namedByEnvironment(env, /^SUBGRAPH_URL_([A-Z0-9_]+)$/),
        ...namedByOptions(options.subgraph, { form: '--subgraph', value: 'url', fail }),
      },
      departmentSubscriptions: {
        ...namedByEnvironment(env, /^SUBSCRIBE_([A-Z0-9_]+)$/),
        ...namedByOptions(options.subscribe, { form: '--subscribe', value: 'sse|ws|url', fail }),
      },
      departmentLimits: readDepartmentLimits(limits, fail),
      overrideLabels: options.overrideLabel,
      dedupeInFlight: options.dedupeInFlight && isOn('DEDUPE_IN_FLIGHT', given),
      ...(options.departmentKeys && { departmentKeys: options.departmentKeys }),
      ...readTls(given),
    };
  },
};

function readTls({ options, fail }: GivenOptions): Pick<DepartmentPart, 'departmentTls'> {
  const { departmentCa, departmentCertificate, departmentKey } = options;
  if (Boolean(departmentCertificate) !== Boolean(departmentKey))
    fail('--department-certificate and --department-key go together');
  const tls = {
    ...(departmentCa && { ca: readTextFile(departmentCa, fail) }),
    ...(departmentCertificate && { cert: readTextFile(departmentCertificate, fail) }),
    ...(departmentKey && { key: readSecretFile(departmentKey, fail) }),
  };
  return Object.keys(tls).length > 0 ? { departmentTls: tls } : {};
}

function namedByEnvironment(env: Environment, pattern: RegExp): Record<string, string> {
  const named: Record<string, string> = {};
  for (const [variable, value] of Object.entries(env)) {
    const name = pattern.exec(variable)?.[1];
    if (name && value) named[name.toLowerCase().replaceAll('_', '-')] = value;
  }
  return named;
}

function namedByOptions(
  settings: readonly string[],
  { form, value, fail }: { form: string; value: string; fail: GivenOptions['fail'] },
): Record<string, string> {
  const named: Record<string, string> = {};
  for (const setting of settings) {
    const split = setting.indexOf('=');
    if (split < 1) fail(`${form} "${setting}" must have the form name=${value}`);
    named[setting.slice(0, split)] = setting.slice(split + 1);
  }
  return named;
}
