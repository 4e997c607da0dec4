/**
 * Plain text with `code` between backticks and *emphasis* between asterisks, for short strings that authors write as props.
 * A space at the beginning of code is shown as `␣`, as in every token. Not a Markdown renderer: everything else is shown as it stands, so that a prompt can hold any other sign.
 */
const MARKED = /(`[^`]+`|\*[^*]+\*)/;

/** `"the token `the`"` → the token <code>the</code> */
export function Inline({ text }: { text: string }) {
  return (
    <>
      {text.split(MARKED).map((part, i) => {
        if (i % 2 === 0) return part;
        return part.startsWith('`') ? <code key={i}>{code(part)}</code> : <em key={i}>{part.slice(1, -1)}</em>;
      })}
    </>
  );
}

function code(part: string): string {
  return part.slice(1, -1).replace(/^ /, '␣');
}

/** The same text where only plain text fits, e.g. a bar's label: '` girl`' → '␣girl'. */
export function plainInline(text: string): string {
  return text
    .split(MARKED)
    .map((part, i) => (i % 2 === 0 ? part : part.startsWith('`') ? code(part) : part.slice(1, -1)))
    .join('');
}
