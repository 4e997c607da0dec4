/** The English text that a translation was made from, looked up in the project's history where there is one. */
import { spawnSync } from 'node:child_process';
import { hashOf, sectionsOf } from '../../src/markdown/sections.ts';
import { hashOfText, type Texts } from '../../src/markdown/string-state.ts';

/** The section as it was when it had this hash; null where the history does not reach back that far. */
export function sectionThen(path: string, name: string, hash: string): string | null {
  for (const file of versions(path)) {
    const section = sectionsOf(file).find((each) => each.name === name && hashOf(each) === hash);
    if (section) return section.text;
  }
  return null;
}

/** Strings as they were when they had these hashes, by key; without those that the history does not hold. */
export function stringsThen(path: string, wanted: ReadonlyMap<string, string>): Map<string, string> {
  const found = new Map<string, string>();
  if (wanted.size === 0) return found;
  for (const file of versions(path)) {
    const texts = JSON.parse(file) as Texts;
    for (const [key, hash] of wanted) {
      const text = texts[key];
      if (!found.has(key) && text !== undefined && hashOfText(text) === hash) found.set(key, text);
    }
    if (found.size === wanted.size) break;
  }
  return found;
}

/** A file's versions, newest first, each read when it is asked for. */
function* versions(path: string): Generator<string> {
  for (const commit of git('log', '--format=%H', '--', path)?.trim().split('\n').filter(Boolean) ?? []) {
    const file = git('show', `${commit}:./${path}`);
    if (file) yield file;
  }
}

function git(...args: string[]): string | null {
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  return status === 0 ? stdout : null;
}
