/**
 * How links of older versions are read. VERSION is what links say that are made today (`v=1`); a link without `v` is of
 * version 0, which said only what differed from the defaults and may still do so, as chapters' own links do.
 *
 * Whoever renames a field, or changes what its values mean, adds 1 to VERSION, one migration here, and one line with a link
 * of the old form to `tests/unit/lab/link/stored-links.txt`.
 */
import { own } from './fields';

export const VERSION = 1;

export interface Migration {
  /** `lab.field` → its new name; null: the field is gone, and links that have it are opened without it. */
  renamed?: Readonly<Record<string, string | null>>;
  /** Lab → its new id. */
  labs?: Readonly<Record<string, string>>;
  /** `lab.field` (old name) → its value as the next version writes it. */
  values?: Readonly<Record<string, (text: string) => string>>;
}

/** `MIGRATIONS[n]` leads from version n to n + 1. Between 0 and 1 no field has changed. */
export const MIGRATIONS: readonly Migration[] = [{}];

/** The entries of a link of `version` as VERSION writes them. */
export function migrate(
  entries: readonly (readonly [string, string])[],
  version: number,
  migrations = MIGRATIONS,
): (readonly [string, string])[] {
  return migrations.slice(version).reduce<(readonly [string, string])[]>(
    (links, { renamed = {}, labs = {}, values = {} }) =>
      links.flatMap(([key, text]) => {
        const value = own(values, key)?.(text) ?? text;
        if (key === 'at') return [[key, own(labs, value) ?? value] as const];
        const next = own(renamed, key) === undefined ? key : renamed[key]!;
        if (next === null) return [];
        const [lab, ...field] = next.split('.');
        return [[field.length ? [own(labs, lab!) ?? lab, ...field].join('.') : next, value] as const];
      }),
    [...entries],
  );
}
