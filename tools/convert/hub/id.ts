/** Names of checkpoints on the hub: `org/name` or `org/name@revision`, e.g. `openai-community/gpt2@main`. */
import { HubError } from './errors';

export interface HubId {
  /** `org/name`. */
  repo: string;
  /** Branch, tag or commit; null where the id names none. */
  revision: string | null;
}

// The hub's own rule for names: letters, digits, `-`, `_`, `.`, which may not stand at the ends or doubled.
const NAME = /^(?!.*(?:--|\.\.))[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,94}[A-Za-z0-9_])?$/;
// Branches may hold slashes (`refs/pr/3`). Never `..`: the revision also becomes a folder's name.
const REVISION = /^(?!.*\.\.)[A-Za-z0-9_][A-Za-z0-9_./-]{0,199}$/;

/** Whether `text` is written like a hub id. A path that exists here should be taken as a path first. */
export function isHubId(text: string): boolean {
  return parse(text) !== null;
}

/** @throws HubError 'bad-id' */
export function parseHubId(text: string): HubId {
  const id = parse(text);
  if (!id) throw new HubError('bad-id', `“${text}” is not a hub id`, 'expected org/name or org/name@revision');
  return id;
}

function parse(text: string): HubId | null {
  const at = text.indexOf('@');
  const repo = at < 0 ? text : text.slice(0, at);
  const revision = at < 0 ? null : text.slice(at + 1);
  const parts = repo.split('/');
  if (parts.length !== 2 || !parts.every((part) => NAME.test(part))) return null;
  return revision === null || REVISION.test(revision) ? { repo, revision } : null;
}
