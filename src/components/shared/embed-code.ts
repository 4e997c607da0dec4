/**
 * HTML that shows one experiment in another page. It needs nothing there: where scripts run, the frame follows the height of
 * what it shows; where they are taken out, it keeps the height that the figure had when it was copied, and scrolls inside.
 */

/** Around the figure in its page: margins, and the line that leads to the course. */
const AROUND = 72;

/** @param height of the figure as the reader sees it, in px */
export function embedCode(url: URL, title: string, height: number): string {
  const attributes = {
    src: url.href,
    title,
    width: '100%',
    height: String(Math.ceil((Math.max(240, height) + AROUND) / 10) * 10),
    style: 'border:0;display:block',
    loading: 'lazy',
    allow: 'clipboard-write',
  };
  const text = Object.entries(attributes).map(([name, value]) => `${name}="${escape(value)}"`);
  return `<iframe ${text.join(' ')}></iframe>\n<script>${follow(url.origin)}</script>`;
}

/** Listens to this one frame alone. A frame that its host has sandboxed says `null` for its origin. */
function follow(origin: string): string {
  return (
    `(frame=>addEventListener("message",e=>{` +
    `if(e.source===frame.contentWindow&&[${JSON.stringify(origin)},"null"].includes(e.origin)&&` +
    `e.data&&e.data.type==="inside-transformer:height"&&e.data.height>0&&e.data.height<2e4)` +
    `frame.height=Math.ceil(e.data.height)}))(document.currentScript.previousElementSibling)`
  );
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
