/** Text for an XML file. A prompt may have what XML has no way to write, and a picture that is no XML can not be read at all. */

/** All but the characters of XML 1.0: control characters, halves of pairs, U+FFFE and U+FFFF. */
const NOT_XML = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** The file with a mark of replacement for each character that XML forbids. */
export function writable(xml: string): string {
  return xml.replace(NOT_XML, '\uFFFD');
}

/** Text between tags: `]]>` may not stand there either. */
export function xmlText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
