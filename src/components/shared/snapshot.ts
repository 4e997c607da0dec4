/**
 * A part of the page as one SVG that needs nothing else: the elements with their computed styles inside a `foreignObject`,
 * the fonts as data. So a figure made of HTML exports as faithfully as one made of SVG. Browsers open it; a drawing
 * program that knows no HTML needs the PNG.
 */
import { writable, xmlText } from './export-xml';
import { fontFaces } from './font-faces';
import { inlineStyles, overhang } from './inline-styles';

export interface Snapshot {
  svg: string;
  width: number;
  height: number;
}

/** What goes wherever the picture goes. */
export interface PictureText {
  title: string;
  /** What is seen. */
  caption: string;
  /** Where the numbers come from: model and prompt. */
  source: string;
  /** Address that opens the experiment again. */
  link: string;
}

/** Room around the figure, and between it and its texts, in px. */
const MARGIN = 24;
const GAP = 12;
/** Narrower, a caption would be taller than its figure. */
const LEAST_WIDTH = 312;
/** A longer address is a text to read; the page's own opens the course at least. */
const LONGEST_LINK = 700;

export async function snapshot(body: HTMLElement, text: PictureText): Promise<Snapshot> {
  const box = body.getBoundingClientRect();
  const inner = Math.max(LEAST_WIDTH, Math.ceil(box.width + overhang(body)));
  const head = textBlock(body, inner, [{ text: text.title, size: 20, strong: true }]);
  const foot = textBlock(body, inner, [
    { text: text.caption, size: 14 },
    { text: text.source, size: 13 },
    { text: shortened(text.link), size: 12, link: text.link },
  ]);
  const copy = inlineStyles(body) as HTMLElement;
  copy.style.margin = '0';

  const width = inner + 2 * MARGIN;
  const top = MARGIN + head.height + GAP;
  const bottom = top + Math.ceil(box.height) + GAP;
  const height = bottom + foot.height + MARGIN;
  const { backgroundColor } = getComputedStyle(document.body);
  const svg = writable(
    [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
      `<title>${xmlText(text.title)}</title>`,
      `<desc>${xmlText([text.caption, text.source, text.link].filter(Boolean).join(' '))}</desc>`,
      `<style>${await fontFaces()}</style>`,
      `<rect width="100%" height="100%" fill="${backgroundColor}"/>`,
      foreign(head.copy, MARGIN, inner, head.height),
      foreign(copy, top, inner, Math.ceil(box.height)),
      foreign(foot.copy, bottom, inner, foot.height),
      '</svg>',
    ].join(''),
  );
  return { svg, width, height };
}

function foreign(copy: HTMLElement, y: number, width: number, height: number): string {
  copy.setAttribute('xmlns', 'http://www.w3.org/1999/xhtml');
  const html = new XMLSerializer().serializeToString(copy);
  return `<foreignObject x="${MARGIN}" y="${y}" width="${width}" height="${height}">${html}</foreignObject>`;
}

interface Line {
  text: string;
  size: number;
  strong?: boolean;
  link?: string;
}

/** Lines of text set in the width of the picture, as the page would set them: measured there, then taken out again. */
function textBlock(body: HTMLElement, width: number, lines: readonly Line[]): { copy: HTMLElement; height: number } {
  const block = document.createElement('div');
  block.style.cssText = `position:absolute;visibility:hidden;width:${width}px;overflow-wrap:anywhere`;
  for (const { text, size, strong, link } of lines) {
    if (!text) continue;
    const line = document.createElement(link ? 'a' : 'div');
    if (link) line.setAttribute('href', link);
    line.textContent = text;
    Object.assign(line.style, {
      display: 'block',
      margin: '0 0 4px',
      color: 'inherit',
      textDecoration: 'none',
      fontSize: `${size}px`,
      lineHeight: '1.45',
      fontWeight: strong ? '600' : '400',
    });
    block.append(line);
  }
  body.append(block);
  const height = Math.ceil(block.getBoundingClientRect().height) + 2;
  block.style.position = 'static';
  block.style.visibility = 'visible';
  const copy = inlineStyles(block) as HTMLElement;
  block.remove();
  return { copy, height };
}

function shortened(link: string): string {
  return link.length <= LONGEST_LINK ? link : link.replace(/#.*$/, '');
}
