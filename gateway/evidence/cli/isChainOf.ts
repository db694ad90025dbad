/** Whether a chain holds what a department was asked: `to-<department>-<worker>`. */
export function isChainOf(department: string, chain: string): boolean {
  const start = `to-${department}-`;
  return chain.startsWith(start) && /^\d+$/.test(chain.slice(start.length));
}
