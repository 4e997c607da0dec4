/** What the command writes into translations: a file to translate, and the hashes of what was translated. */
import { hashOf, markOf, readMark, sectionsOf, translatedSectionsOf, UNTRANSLATED } from '../../src/markdown/sections';

/** The English file with a mark below each heading; imports lead from one folder deeper. */
export function fileToTranslate(english: string): string {
  const sections = sectionsOf(english);
  const lines = english.replaceAll('\r\n', '\n').split('\n');
  const body = lines[0] === '---' ? lines.indexOf('---', 1) + 1 : 0;
  const atTop = sections.filter(({ heading }) => heading === '').map(({ name }) => markOf(name, UNTRANSLATED));
  const nameAt = new Map(sections.filter(({ heading }) => heading !== '').map(({ line, name }) => [line, name]));
  const marked = lines.flatMap((line, i) => {
    const name = nameAt.get(i + 1);
    const moved = line.replace(/^(import\s.+\sfrom\s+['"])(\.\.?\/)/, (_, start: string, up: string) =>
      up === './' ? `${start}../` : `${start}../${up}`,
    );
    return name ? [line, '', markOf(name, UNTRANSLATED)] : [moved];
  });
  return [...marked.slice(0, body), '', ...atTop.flatMap((mark) => [mark, '']), ...marked.slice(body)]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

export interface Accepted {
  text: string;
  /** Sections that now count as translated from the English text as it is. */
  accepted: string[];
  /** Sections in which the English text still stands, word for word. */
  left: string[];
}

/**
 * The translated file with the hashes of the present English sections, except where nothing has been translated yet.
 * @param only the name of one section; all of them where absent
 */
export function accept(translated: string, english: string, only?: string): Accepted {
  const originals = new Map(sectionsOf(english).map((section) => [section.name, section]));
  const texts = new Map(translatedSectionsOf(translated).map(({ name, text }) => [name, text]));
  const accepted: string[] = [];
  const left: string[] = [];
  const lines = translated.split('\n').map((line) => {
    const mark = readMark(line);
    const original = mark && originals.get(mark.name);
    if (!original || (only !== undefined && mark.name !== only)) return line;
    const same = words(texts.get(mark.name) ?? '') === words(original.text) && /\p{L}{3}/u.test(words(original.text));
    (same ? left : accepted).push(mark.name);
    return markOf(mark.name, same ? UNTRANSLATED : hashOf(original));
  });
  return { text: lines.join('\n'), accepted, left };
}

/** Prose alone: a section of components and formulas has nothing to translate, and is accepted as it is. */
function words(text: string): string {
  return text.replace(/\$\$[\s\S]*?\$\$|<[A-Z]\w*[^<>]*\/>|\s+/g, ' ').trim();
}
