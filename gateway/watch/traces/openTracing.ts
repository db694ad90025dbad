import type { Logger } from 'pino';
import type { GatewayConfig } from '../../config/GatewayConfig.ts';
import type { Tracing } from './Tracing.ts';

/** Traces as configured; undefined where none are wanted, and then nothing of OpenTelemetry is loaded. */
export async function openTracing(config: GatewayConfig, log: Logger): Promise<Tracing | undefined> {
  const { traces, traceCallers: callers, limits } = config;
  if (!traces) return undefined;
  const { OtelTracing } = await import('./OtelTracing.ts');
  return new OtelTracing({ ...traces, callers, limits, log });
}
