import { type Command, InvalidArgumentError, Option, type OptionValues } from 'commander';
import { defaultConfig, type GatewayConfig } from './config.ts';

/** Long enough for few posts, short enough for somebody who waits for his trace. In milliseconds. */
const GATHER = 1_000;

type Environment = Readonly<Record<string, string | undefined>>;

/** The options that say which requests are traced, and where to. The environment's names are OpenTelemetry's own. */
export function addTraceOptions(program: Command): void {
  program
    .addOption(
      new Option(
        '--trace-endpoint <url>',
        'send traces to this collector: OTLP over HTTP, usually port 4318 (off; headers: OTEL_EXPORTER_OTLP_HEADERS)',
      ).env('OTEL_EXPORTER_OTLP_ENDPOINT'),
    )
    .addOption(
      new Option('--trace-sample <ratio>', 'part of the requests that is recorded, 0 to 1')
        .env('OTEL_TRACES_SAMPLER_ARG')
        .argParser(parseRatio)
        .default(0.05),
    )
    .addOption(
      new Option('--trace-callers <how>', "a caller's traceparent: join its trace, trust its sampled flag as well, or ignore it")
        .choices(['join', 'trust', 'ignore'])
        .env('TRACE_CALLERS')
        .default(defaultConfig.traceCallers),
    )
    .addOption(
      new Option('--trace-service <name>', 'name of this gateway in traces').env('OTEL_SERVICE_NAME').default('minsheng-gateway'),
    );
}

/** Reads them. Ends the process with a usage message when the endpoint is no URL. */
export function readTraceOptions(
  { traceEndpoint, traceSample: sample, traceCallers, traceService: service }: OptionValues,
  env: Environment,
  program: Command,
): Pick<GatewayConfig, 'traces' | 'traceCallers'> {
  // As the specification of OTLP has it, this one is the whole address, and the other lacks the path of traces.
  const whole = program.getOptionValueSource('traceEndpoint') === 'cli' ? undefined : env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT;
  const given: string | undefined = whole || traceEndpoint;
  if (!given || env.OTEL_SDK_DISABLED === 'true') return { traceCallers };
  const url = URL.parse(given);
  if (!url || !/^https?:$/.test(url.protocol)) {
    program.error(`error: the endpoint for traces is "${given}"; give an http(s) URL such as http://collector:4318`);
  }
  const endpoint = whole ? given : `${given.replace(/\/$/, '')}/v1/traces`;
  return { traceCallers, traces: { endpoint, sample, service, gather: GATHER } };
}

function parseRatio(text: string): number {
  const ratio = Number(text);
  if (text === '' || !(ratio >= 0 && ratio <= 1)) throw new InvalidArgumentError('Give a number from 0 to 1, such as 0.05.');
  return ratio;
}
