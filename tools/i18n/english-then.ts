/** The English text that a translation was made from, looked up in the project's history where there is one. */
import { spawnSync } from 'node:child_process';
import { hashOf, sectionsOf } from '../../src/markdown/sections';

/** The section as it was when it had this hash; null where the history does not reach back that far. */
export function sectionThen(path: string, name: string, hash: string): string | null {
  for (const commit of git('log', '--format=%H', '--', path)?.trim().split('\n').filter(Boolean) ?? []) {
    const file = git('show', `${commit}:./${path}`);
    const section = file && sectionsOf(file).find((each) => each.name === name && hashOf(each) === hash);
    if (section) return section.text;
  }
  return null;
}

function git(...args: string[]): string | null {
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  return status === 0 ? stdout : null;
}
