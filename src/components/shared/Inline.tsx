/**
 * Plain text with `code` between backticks, *emphasis* between asterisks and **strong emphasis** between two (for scripts that
 * have no italics), for short strings that authors write as props.
 * A space at the beginning of code is shown as `␣`, as in every token. Not a Markdown renderer: everything else is shown as it stands, so that a prompt can hold any other sign.
 */
const MARKED = /(`[^`]+`|\*\*[^*]+\*\*|\*[^*]+\*)/;

/** `"the token `the`"` → the token <code>the</code> */
export function Inline({ text }: { text: string }) {
  return (
    <>
      {text.split(MARKED).map((part, i) => {
        if (i % 2 === 0) return part;
        if (part.startsWith('`')) return <code key={i}>{code(part)}</code>;
        return part.startsWith('**') ? <strong key={i}>{bare(part)}</strong> : <em key={i}>{bare(part)}</em>;
      })}
    </>
  );
}

function code(part: string): string {
  return part.slice(1, -1).replace(/^ /, '␣');
}

/** '*little*' and '**little**' → 'little' */
function bare(part: string): string {
  return part.replace(/^\*+|\*+$/g, '');
}

/** The same text where only plain text fits, e.g. a bar's label: '` girl`' → '␣girl'. */
export function plainInline(text: string): string {
  return text
    .split(MARKED)
    .map((part, i) => (i % 2 === 0 ? part : part.startsWith('`') ? code(part) : bare(part)))
    .join('');
}
