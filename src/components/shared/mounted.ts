/**
 * Whether the island has woken. Controls stay disabled until then, so that a click on server-rendered HTML is
 * never lost silently; the markup is otherwise the same, so that nothing moves.
 */
import { useEffect, useState } from 'preact/hooks';

export function useMounted(): boolean {
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  return mounted;
}
