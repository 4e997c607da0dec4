/**
 * csvText([{ id: 1, token: 'a"b' }]) → 'id,token\r\n1,"a""b"\r\n' (RFC 4180). Keys of the first row are the header.
 *
 * Spreadsheets take a text for a formula by its first character, quoted or not, and a link can bring such a prompt. So a text
 * is written with an apostrophe before it there, which they take for "this is text". A sign alone is none, and numbers stay
 * numbers.
 */
export function csvText(rows: readonly Readonly<Record<string, string | number | boolean>>[]): string {
  const names = Object.keys(rows[0] ?? {});
  const field = (value: string | number | boolean | undefined) =>
    typeof value === 'string' ? `"${unevaluated(value).replaceAll('"', '""')}"` : String(value ?? '');
  return [names.join(','), ...rows.map((row) => names.map((name) => field(row[name])).join(',')), ''].join('\r\n');
}

function unevaluated(text: string): string {
  return /^[=+\-@\t\r]./s.test(text) ? `'${text}` : text;
}
