/**
 * A part of the page as one SVG that needs nothing else: the elements with their computed styles inside a `foreignObject`,
 * the fonts as data. So a figure made of HTML exports as faithfully as one made of SVG. Browsers open it; a drawing
 * program that knows no HTML needs the PNG.
 */
import { inlineStyles } from './inline-styles';

export interface Snapshot {
  svg: string;
  width: number;
  height: number;
}

/** Room around the figure, and for its title above and its source below, in px. */
const MARGIN = 24;
const TITLE = 40;
const SOURCE = 36;

/** Characters that XML has no way to write; prompts may have them, and the whole picture would be unreadable. */
const NOT_XML = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** `source` says where the numbers come from: it goes wherever the picture goes. */
export async function snapshot(body: HTMLElement, title: string, source: string): Promise<Snapshot> {
  const box = body.getBoundingClientRect();
  const copy = inlineStyles(body) as HTMLElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/1999/xhtml');
  copy.style.margin = '0';

  const width = Math.ceil(box.width) + 2 * MARGIN;
  const height = Math.ceil(box.height) + 2 * MARGIN + TITLE + SOURCE;
  const page = getComputedStyle(document.body);
  const look = getComputedStyle(body);
  const family = look.fontFamily.replace(/"/g, "'");
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${escape(title)}</title><style>${await fontFaces()}</style>`,
    `<rect width="100%" height="100%" fill="${page.backgroundColor}"/>`,
    `<text x="${MARGIN}" y="${MARGIN + 16}" font-family="${family}" font-size="20" font-weight="600" fill="${look.color}">${escape(title)}</text>`,
    `<foreignObject x="${MARGIN}" y="${MARGIN + TITLE}" width="${Math.ceil(box.width)}" height="${Math.ceil(box.height)}">`,
    new XMLSerializer().serializeToString(copy),
    '</foreignObject>',
    `<text x="${MARGIN}" y="${height - MARGIN}" font-family="${family}" font-size="13" fill="${look.color}">${escape(source)}</text>`,
    '</svg>',
  ]
    .join('')
    .replace(NOT_XML, '\uFFFD');
  return { svg, width, height };
}

/** The page's own fonts with their files as data: an SVG that is shown as an image may fetch nothing. */
async function fontFaces(): Promise<string> {
  const rules = [...document.styleSheets]
    .filter((sheet) => !sheet.href || new URL(sheet.href).origin === location.origin)
    .flatMap((sheet) => fontRules(sheet.cssRules, sheet.href ?? document.baseURI));
  const loaded = new Set(
    [...document.fonts]
      .filter((font) => font.status === 'loaded')
      .map((font) => `${unquote(font.family)} ${font.weight} ${font.style}`),
  );
  const faces = rules.map(async ({ rule, base }) => {
    const { fontFamily, fontWeight, fontStyle, src } = rule.style as CSSStyleDeclaration & { src: string };
    const file = /url\("?([^")]+)"?\)/.exec(src)?.[1];
    // Formulas' many fonts stay outside: figures are set in the site's two faces.
    if (!file || /^KaTeX/.test(unquote(fontFamily))) return '';
    if (!loaded.has(`${unquote(fontFamily)} ${fontWeight} ${fontStyle}`)) return '';
    const data = await asDataUrl(new URL(file, base).href);
    const range = rule.style.getPropertyValue('unicode-range');
    return `@font-face{font-family:${fontFamily};font-weight:${fontWeight};font-style:${fontStyle};${range ? `unicode-range:${range};` : ''}src:url(${data})}`;
  });
  return (await Promise.all(faces)).join('');
}

function fontRules(rules: CSSRuleList, base: string): { rule: CSSFontFaceRule; base: string }[] {
  return [...rules].flatMap((rule) => {
    if (rule instanceof CSSFontFaceRule) return [{ rule, base }];
    return rule instanceof CSSLayerBlockRule ? fontRules(rule.cssRules, base) : [];
  });
}

async function asDataUrl(url: string): Promise<string> {
  const blob = await (await fetch(url)).blob();
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(blob);
  });
}

const unquote = (family: string) => family.replace(/["']/g, '');

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
