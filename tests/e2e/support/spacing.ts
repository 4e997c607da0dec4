/** Readers' own settings of text, put into a page as style sheets of theirs are: outside its Content-Security-Policy. */
import type { Page } from '@playwright/test';

/** WCAG 1.4.12: the spacing of lines, paragraphs, letters and words that a page has to bear. */
export const SPACING =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

export async function setReaderStyle(page: Page, css: string): Promise<void> {
  await page.evaluate(async (rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = rules ? [sheet] : [];
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, css);
}
