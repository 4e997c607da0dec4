/**
 * Regions of source files: what a chapter shows of the reference implementation, from the files themselves.
 *
 *   // #region gelu        (in Python: # #region gelu)
 *   export function gelu(x: number) { … }
 *   // #endregion
 */
export interface Region {
  /** Path of its file from the project's root. */
  file: string;
  code: string;
}

const REGION = /^[ \t]*(?:\/\/|#) #region (\w+)\n([\s\S]*?)^[ \t]*(?:\/\/|#) #endregion$/gm;

/** Regions of files (path → source) by name. Errors: a name that stands twice. */
export function regionsOf(files: Record<string, string>): Map<string, Region> {
  const regions = new Map<string, Region>();
  for (const [path, source] of Object.entries(files)) {
    const file = path.replace(/^\//, '');
    for (const [, name = '', code = ''] of source.matchAll(REGION)) {
      const other = regions.get(name);
      if (other) throw new Error(`The region ${name} stands in ${other.file} and in ${file}: rename one of them.`);
      regions.set(name, { file, code: code.trimEnd() });
    }
  }
  return regions;
}

/** The regions of `names`, in this order. Errors: a name that is not there, with those that are. */
export function regionsNamed(regions: Map<string, Region>, names: string[], language: string): Region[] {
  return names.map((name) => {
    const region = regions.get(name);
    if (region) return region;
    const known = [...regions.keys()].sort().join(', ');
    throw new Error(
      `CodePair: there is no region "${name}" in the ${language} files of src/engine/reference. Known: ${known}.`,
    );
  });
}

/**
 * TypeScript as a chapter shows it: without `export`, and without the `!` by which the project's strict settings want
 * to hear that an index is not out of range. Nothing else is changed.
 */
export function plainTypeScript(code: string): string {
  return code.replace(/^export /gm, '').replace(/(?<=[\w\])])!(?=[\s.,;)\]:*[]|$)/gm, '');
}

/** Several regions as one listing. */
export function listing(regions: Region[], plain: (code: string) => string = (code) => code): string {
  return regions.map(({ code }) => plain(code)).join('\n\n');
}

/** Their files, each once. */
export function filesOf(regions: Region[]): string[] {
  return [...new Set(regions.map(({ file }) => file))];
}
