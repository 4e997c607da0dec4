/** csvText([{ id: 1, token: 'a"b' }]) → 'id,token\r\n1,"a""b"\r\n' (RFC 4180). Keys of the first row are the header. */
export function csvText(rows: readonly Readonly<Record<string, string | number | boolean>>[]): string {
  const names = Object.keys(rows[0] ?? {});
  const field = (value: string | number | boolean | undefined) =>
    typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : String(value ?? '');
  return [names.join(','), ...rows.map((row) => names.map((name) => field(row[name])).join(',')), ''].join('\r\n');
}
