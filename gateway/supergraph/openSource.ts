import type { GatewayConfig } from '../config/GatewayConfig.ts';
import { FileSource } from './FileSource.ts';
import type { SupergraphSource } from './SupergraphSource.ts';
import { UrlSource } from './UrlSource.ts';

/** The source that the operator named: an http(s) URL, or else a file. Opens nothing yet. */
export function openSource({ supergraph, supergraphHeaders, limits }: GatewayConfig): SupergraphSource {
  if (!/^https?:\/\//i.test(supergraph) || !URL.canParse(supergraph)) return new FileSource(supergraph);
  return new UrlSource(supergraph, {
    timeout: limits.supergraphTimeout,
    maxBytes: limits.maxSupergraphBytes,
    headers: supergraphHeaders,
  });
}
