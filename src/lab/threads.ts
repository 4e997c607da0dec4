/**
 * How many threads compute: several only where the page is cross-origin isolated (COOP and COEP headers), because
 * threads share memory and browsers allow that nowhere else. More than four wait for memory more than they compute.
 */
const MOST = 4;

/** `scope`: the worker's global object; tests give another. */
export function threadCount(
  scope: { crossOriginIsolated?: boolean; navigator?: { hardwareConcurrency?: number } } = globalThis,
): number {
  if (!scope.crossOriginIsolated) return 1;
  return Math.max(1, Math.min(MOST, scope.navigator?.hardwareConcurrency ?? 1));
}
