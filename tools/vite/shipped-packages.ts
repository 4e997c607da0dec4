/** Notes whose code the browser gets, so that the build can hold the list of licences against it (`tools/build/licences.ts`). */
import type { Plugin } from 'vite';

/** Names of packages in the scripts of the build under way. */
export const shippedPackages = new Set<string>();

/** For `vite.plugins` and for `vite.worker.plugins`: Vite bundles workers apart. */
export function noteShippedPackages({ worker = false } = {}): Plugin {
  return {
    name: 'note-shipped-packages',
    generateBundle(_, bundle) {
      // Pages are made in environments of their own; their code stays here.
      if (!worker && this.environment.name !== 'client') return;
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        for (const [id, { renderedLength }] of Object.entries(output.modules)) {
          const name = packageOf(id);
          if (name && renderedLength > 0) shippedPackages.add(name);
        }
      }
    },
  };
}

/** `/…/node_modules/@preact/signals/dist/signals.mjs` → `@preact/signals` */
export function packageOf(id: string): string | null {
  return /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id)?.[1]?.replaceAll('\\', '/') ?? null;
}
