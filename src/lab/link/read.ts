/**
 * A link's text, made into an experiment or refused as a whole. Links come from anywhere: everything is checked here, before
 * a tokenizer or a model sees any of it, and a link with one bad field is not opened at all, because what it shows would not
 * be what its maker saw. The form is described in docs/links.md.
 */
import { LONGEST_LINK } from '../url-state';
import { linkFields, own, ruleOf } from './fields';
import { migrate, MIGRATIONS, VERSION } from './migrations';
import { prose } from './rules';

/** `long`: longer than any link that is made here; `newer`: made by a later version; `broken`: anything else. */
export type LinkProblem = 'broken' | 'long' | 'newer';

export interface LinkedExperiment {
  /** 0: says only what is changed; 1 and later: says everything. */
  version: number;
  at: string;
  model: string | null;
  prompt: string | null;
  /** `lab.field` → text, each in its one form. */
  fields: ReadonlyMap<string, string>;
}

/** What names a model's folder. */
const MODEL = /^[\w][\w.-]{0,99}$/;

/** @param text `at=sampling&prompt=…`, without `#` or `?` */
export function readLink(text: string): LinkedExperiment | LinkProblem {
  if (text.length > LONGEST_LINK) return 'long';
  const entries = entriesOf(text);
  if (!entries) return 'broken';
  const given = new Map(entries);
  // Said twice: which of the two is meant?
  if (given.size < entries.length) return 'broken';
  const version = given.get('v') ?? '0';
  if (!/^\d{1,6}$/.test(version)) return 'broken';
  if (Number(version) > VERSION) return 'newer';
  given.delete('v');

  const read = { version: Number(version), at: '', model: null as string | null, prompt: null as string | null };
  const fields = new Map<string, string>();
  for (const [key, value] of migrate([...given], read.version, MIGRATIONS)) {
    if (key === 'at') {
      if (own(linkFields, value) === undefined) return 'broken';
      read.at = value;
    } else if (key === 'model') {
      if (!MODEL.test(value)) return 'broken';
      read.model = value;
    } else if (key === 'prompt') {
      if (prose.read(value) === null) return 'long';
      read.prompt = value;
    } else {
      const rule = ruleOf(key);
      const form = rule?.read(value) ?? null;
      if (form === null) return rule?.prose ? 'long' : 'broken';
      fields.set(key, form);
    }
  }
  return { ...read, fields };
}

/** Names and values in order; null where an escape is cut or makes no text. */
function entriesOf(text: string): [string, string][] | null {
  try {
    return text
      .split('&')
      .filter((part) => part !== '')
      .map((part) => {
        const [, name, value] = /^([^=]*)=?(.*)$/s.exec(part)!;
        return [plain(name!), plain(value!)];
      });
  } catch {
    return null;
  }
}

const plain = (text: string) => decodeURIComponent(text.replaceAll('+', ' '));
