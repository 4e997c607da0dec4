/** Names of everything the gallery shows: the folders under src/components that have fixture states. */
const modules = import.meta.glob('../../components/*/sandbox.tsx');

export function sandboxNames(): string[] {
  return Object.keys(modules).map((path) => path.split('/').at(-2)!);
}
