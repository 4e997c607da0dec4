/** The page's own fonts with their files as data: an SVG that is shown as an image may fetch nothing. */
export async function fontFaces(): Promise<string> {
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
