import { checkSupergraph } from './checkSupergraph.ts';
import { FileSource } from './FileSource.ts';
import type { Supergraph } from './Supergraph.ts';

/**
 * Reads and checks a supergraph file once.
 * @param departmentUrls URLs that replace those written in the file, by department name
 * @throws SupergraphError
 */
export async function loadSupergraph(path: string, departmentUrls: Readonly<Record<string, string>> = {}): Promise<Supergraph> {
  const sdl = await new FileSource(path).read();
  return checkSupergraph(sdl, { where: path, departmentUrls });
}
