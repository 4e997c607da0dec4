/**
 * One link to a style sheet a page. Expressive Code writes its link anew for code in a component; of a page that links a sheet
 * twice, Chromium lays out everything again whenever its head gets a further element, such as a script fetched ahead.
 */
export function linkSheetsOnce(html: string): string {
  const linked = new Set<string>();
  return html.replaceAll(/<link rel="stylesheet" href="([^"]*)">/g, (link, href: string) => {
    if (linked.has(href)) return '';
    linked.add(href);
    return link;
  });
}
