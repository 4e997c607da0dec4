/** What the command writes into translations: a file to translate, and the hashes of what was translated. */
import {
  hashOf,
  markOf,
  readMark,
  sectionsOf,
  translatedSectionsOf,
  UNTRANSLATED,
  type Section,
} from '../../src/markdown/sections.ts';

/** The English file with a mark below each heading; imports lead from one folder deeper. */
export function fileToTranslate(english: string): string {
  const sections = sectionsOf(english);
  const mark = (section: Section) => markOf({ name: section.name, source: UNTRANSLATED, given: hashOf(section) });
  const lines = english.replaceAll('\r\n', '\n').split('\n');
  const body = lines[0] === '---' ? lines.indexOf('---', 1) + 1 : 0;
  const atTop = sections.filter(({ heading }) => heading === '').map(mark);
  const markAt = new Map(sections.filter(({ heading }) => heading !== '').map((each) => [each.line, mark(each)]));
  const marked = lines.flatMap((line, i) => {
    const below = markAt.get(i + 1);
    const moved = line.replace(/^(import\s.+\sfrom\s+['"])(\.\.?\/)/, (_, start: string, up: string) =>
      up === './' ? `${start}../` : `${start}../${up}`,
    );
    return below ? [line, '', below] : [moved];
  });
  return [...marked.slice(0, body), '', ...atTop.flatMap((line) => [line, '']), ...marked.slice(body)]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

export interface Accepted {
  text: string;
  /** Sections that now count as translated from the English text as it is. */
  accepted: string[];
  /** Sections in which the English text still stands, word for word. */
  left: string[];
  /** Translated from the English text that the file was made with, which has changed since: recorded as out of date. */
  earlier: string[];
  /** Not recorded: the English text has changed since its changes were shown. */
  moved: string[];
  /** Recorded, though what has changed in English was never shown: name and hash of the English text of then. */
  unseen: { name: string; source: string }[];
}

export interface AcceptOptions {
  /** The name of one section; all of them where absent. */
  only?: string | undefined;
  /** By section: hash of the English text up to which its changes were shown to the translator. */
  shown?: ReadonlyMap<string, string> | undefined;
}

/** The translated file with the hashes of the English sections that the translator has had before their eyes. */
export function accept(translated: string, english: string, { only, shown }: AcceptOptions = {}): Accepted {
  const originals = new Map(sectionsOf(english).map((section) => [section.name, section]));
  const texts = new Map(translatedSectionsOf(translated).map((section) => [section.name, section]));
  const result: Accepted = { text: '', accepted: [], left: [], earlier: [], moved: [], unseen: [] };
  const lines = translated.split('\n').map((line) => {
    const mark = readMark(line);
    const original = mark && originals.get(mark.name);
    if (!original || (only !== undefined && mark.name !== only)) return line;
    const now = hashOf(original);
    const { name, given } = mark;
    if (isEnglish(texts.get(name), original, given)) {
      result.left.push(name);
      return mark.source === UNTRANSLATED ? line : markOf({ name, source: UNTRANSLATED, given: now });
    }
    if (mark.source === UNTRANSLATED && given && given !== now) {
      result.earlier.push(name);
      return markOf({ name, source: given, given: null });
    }
    if (mark.source !== now && shown?.has(name) && shown.get(name) !== now) {
      result.moved.push(name);
      return line;
    }
    if (mark.source !== now && mark.source !== UNTRANSLATED && !shown?.has(name)) result.unseen.push(mark);
    result.accepted.push(name);
    return markOf({ name, source: now, given: null });
  });
  return { ...result, text: lines.join('\n') };
}

/** Nothing is translated yet: the text is the English one, as it is or as it was given. */
function isEnglish(text: Section | undefined, original: Section, given: string | null): boolean {
  if (!text || !/\p{L}{3}/u.test(words(text.text))) return false;
  return words(text.text) === words(original.text) || hashOf(text) === given;
}

/** Prose alone: a section of components and formulas has nothing to translate, and is accepted as it is. */
function words(text: string): string {
  return text.replace(/\$\$[\s\S]*?\$\$|<[A-Z]\w*[^<>]*\/>|\s+/g, ' ').trim();
}
