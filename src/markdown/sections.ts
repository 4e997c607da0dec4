/**
 * A chapter as sections: the pieces that a translator translates, and that go out of date one by one.
 *
 * A section is what stands below one heading (`##` or `###`) up to the next. Two have no heading: `front`, the page's title
 * and description, and `intro`, the text before the first heading. Each has a name, the English heading's anchor.
 *
 * A translated file says below each of its headings from which English text the section was made:
 *
 *     ## 仕組み
 *     {/* en how-it-works 3f9a1c2b *\/}       the first digits of the English section's SHA-256
 *
 * Until it is translated, the English text stands there, of which the digits are then those after `untranslated`:
 *
 *     {/* en how-it-works untranslated 3f9a1c2b *\/}
 */
import { createHash } from 'node:crypto';
import GithubSlugger from 'github-slugger';

export interface Section {
  name: string;
  /** With its `##`; '' for `front` and `intro`. */
  heading: string;
  /** What is translated: heading and text, without marks and imports. */
  text: string;
  /** Line of the file, from 1, on which it begins. */
  line: number;
}

export interface TranslatedSection extends Section {
  /** Hash of the English section it was made from, `untranslated`, or null without a mark. */
  source: string | null;
}

export const UNTRANSLATED = 'untranslated';

const MARK = /^\{\/\*\s*en\s+([\w-]+)\s+(?:([0-9a-f]{8})|untranslated(?:\s+([0-9a-f]{8}))?)\s*\*\/\}$/u;

export interface Mark {
  name: string;
  /** Hash of the English section that the translation was made from, or `untranslated`. */
  source: string;
  /** Where it is not translated: hash of the English text that the translator was given. */
  given: string | null;
}

/** The mark as it stands in a file. */
export function markOf({ name, source, given }: Mark): string {
  return `{/* en ${name} ${source}${given ? ` ${given}` : ''} */}`;
}

/** What a mark says, or null for any other line. */
export function readMark(line: string): Mark | null {
  const [whole, name, source, given] = MARK.exec(line.trim()) ?? [];
  return whole ? { name: name!, source: source ?? UNTRANSLATED, given: given ?? null } : null;
}

/** Eight hex digits of a section's text. Spaces at line ends and empty lines do not count. */
export function hashOf({ text }: Pick<Section, 'text'>): string {
  const lines = text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter(Boolean);
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 8);
}

/** The sections of an English file, in order. */
export function sectionsOf(file: string): Section[] {
  const slugger = new GithubSlugger();
  return split(file).map(({ heading, lines, line }, i) => ({
    name: i === 0 ? 'front' : heading === '' ? 'intro' : slugger.slug(plain(heading)),
    heading,
    text: lines.join('\n').trim(),
    line,
  }));
}

/** The sections of a translated file, by their marks; a section without a mark has the name ''. */
export function translatedSectionsOf(file: string): TranslatedSection[] {
  return split(file).map(({ heading, marks, lines, line }, i) => {
    // The marks of front and intro stand together at the top of the text.
    const mark = marks.find(({ name }) => (i === 0 ? name === 'front' : name !== 'front'));
    return {
      name: mark?.name ?? (i === 0 ? 'front' : heading === '' ? 'intro' : ''),
      heading,
      text: lines.join('\n').trim(),
      line,
      source: mark?.source ?? null,
    };
  });
}

interface Piece {
  heading: string;
  lines: string[];
  line: number;
  marks: Mark[];
}

/** Front matter, text before the first heading, then a piece for each heading. */
function split(file: string): Piece[] {
  const all = file.replaceAll('\r\n', '\n').split('\n');
  const end = all[0] === '---' ? all.indexOf('---', 1) : -1;
  const front: Piece = { heading: '', lines: all.slice(1, Math.max(end, 1)).filter(isText), line: 1, marks: [] };
  const intro: Piece = { heading: '', lines: [], line: end + 2, marks: [] };
  const pieces = [front, intro];
  let fence = '';
  for (let i = end + 1; i < all.length; i += 1) {
    const line = all[i]!;
    const mark = readMark(line);
    if (mark) {
      (mark.name === 'front' ? front : pieces.at(-1)!).marks.push(mark);
      continue;
    }
    const ticks = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (ticks && !fence) fence = ticks;
    else if (ticks && ticks.startsWith(fence)) fence = '';
    if (!fence && /^#{2,3} /.test(line)) pieces.push({ heading: line, lines: [line], line: i + 1, marks: [] });
    else if (!/^import\s.+\sfrom\s/.test(line)) pieces.at(-1)!.lines.push(line);
  }
  return pieces;
}

/** Of the front matter, what readers see. */
function isText(line: string): boolean {
  return /^(title|description):/.test(line);
}

/** `## How *it* \`works\`` → 'How it works': what the anchor is made of. */
function plain(heading: string): string {
  return heading.replace(/^#+\s+/, '').replace(/[*_`]|\[([^\]]*)\]\([^)]*\)/g, '$1');
}
