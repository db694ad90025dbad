import { Option } from 'commander';
import { defaultConfig, type GatewayConfig } from '../config/GatewayConfig.ts';
import type { OptionGroup } from './OptionGroup.ts';
import { parseFraction } from './parseNumber.ts';

/** Long enough for few posts, short enough for somebody who waits for his trace. In milliseconds. */
const GATHER = 1_000;

/** Which requests are traced, and where to. The environment's names are OpenTelemetry's own. */
export const traceOptions: OptionGroup<Pick<GatewayConfig, 'traces' | 'traceCallers'>> = {
  heading: 'Traces:',
  options: () => [
    new Option(
      '--trace-endpoint <url>',
      'send traces to this collector: OTLP over HTTP, usually port 4318 (off; headers: OTEL_EXPORTER_OTLP_HEADERS)',
    ).env('OTEL_EXPORTER_OTLP_ENDPOINT'),
    new Option('--trace-sample <ratio>', 'part of the requests that is recorded, 0 to 1')
      .env('OTEL_TRACES_SAMPLER_ARG')
      .argParser(parseFraction)
      .default(0.05),
    new Option('--trace-callers <how>', "a caller's traceparent: join its trace, trust its sampled flag as well, or ignore it")
      .choices(['join', 'trust', 'ignore'])
      .env('TRACE_CALLERS')
      .default(defaultConfig.traceCallers),
    new Option('--trace-service <name>', 'name of this gateway in traces').env('OTEL_SERVICE_NAME').default('minsheng-gateway'),
  ],
  read: ({ options, env, fail, isOnCommandLine }) => {
    const { traceEndpoint, traceSample: sample, traceCallers, traceService: service } = options;
    // As the specification of OTLP has it, this one is the whole address, and the other lacks the path of traces.
    const whole = isOnCommandLine('traceEndpoint') ? undefined : env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT;
    const given: string | undefined = whole || traceEndpoint;
    if (!given || env.OTEL_SDK_DISABLED === 'true') return { traceCallers };
    const url = URL.parse(given);
    if (!url || !/^https?:$/.test(url.protocol)) {
      fail(`the endpoint for traces is "${given}"; give an http(s) URL such as http://collector:4318`);
    }
    const endpoint = whole ? given : `${given.replace(/\/$/, '')}/v1/traces`;
    return { traceCallers, traces: { endpoint, sample, service, gather: GATHER } };
  },
};
