/**
 * One link to a style sheet a page, in its head. Expressive Code writes its link before the first code of a page, and anew for
 * code in a component. A sheet that comes amid the text makes browsers style and lay out again what stands before it; of a page
 * that links a sheet twice, Chromium lays out everything again whenever its head gets a further element, such as a script
 * fetched ahead.
 */
export function linkSheetsInHead(html: string): string {
  const end = html.indexOf('</head>');
  const linked = new Set<string>();
  const late: string[] = [];
  const rest = html.replaceAll(/<link rel="stylesheet" href="([^"]*)">/g, (link, href: string, at: number) => {
    if (linked.has(href)) return '';
    linked.add(href);
    if (at < end) return link;
    late.push(link);
    return '';
  });
  return rest.replace('</head>', () => `${late.join('')}</head>`);
}
