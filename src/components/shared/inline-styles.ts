/**
 * A copy of an element that looks the same without the page's style sheets: every element carries its computed style, as
 * far as it differs from what a browser would do anyway; ::before and ::after become elements. What is chosen on the page is
 * chosen in the copy, and what its drawings refer to is in it.
 */
import { ownIds } from './export-ids';
import { stateOf } from './export-state';

/** Elements whose font and colour the browser sets itself: for them, nothing counts as inherited. */
const OWN_LOOK = /^(button|input|select|textarea)$/i;
/** Properties that do nothing in a still picture. */
const IDLE = /^(-webkit-|animation|transition|cursor|scroll|overscroll|touch|pointer|user-select|view-|interactivity)/;

/** Of drawings that are never drawn themselves: a browser may say that they are not displayed, and needs them none the less. */
const REFERRED_TO = /^(defs|pattern|clipPath|mask|marker|symbol|linearGradient|radialGradient)$/;

/** Figures copied so far. */
let figures = 0;

export function inlineStyles(element: Element): Element {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'position:absolute;width:0;height:0;border:0;visibility:hidden';
  document.body.append(frame);
  try {
    const copy = copyOf(element, null, defaultsFrom(frame.contentDocument!));
    ownIds(copy, `figure-${++figures}`);
    return copy;
  } finally {
    frame.remove();
  }
}

/**
 * How far what can be scrolled sideways reaches beyond the element's right edge, in px: a picture shows it in full, as wide
 * as it is.
 */
export function overhang(element: Element): number {
  const { right } = element.getBoundingClientRect();
  const ends = [...element.querySelectorAll('*')].filter(scrollsSideways).map((scroller) => {
    const { left } = scroller.getBoundingClientRect();
    return left + scroller.scrollWidth - right;
  });
  return Math.max(0, ...ends);
}

function scrollsSideways(element: Element): boolean {
  return element.scrollWidth > element.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(element).overflowX);
}

type Defaults = (element: Element) => Map<string, string>;

/** The browser's own values, read in an empty document, once for each kind of element. */
function defaultsFrom(empty: Document): Defaults {
  const known = new Map<string, Map<string, string>>();
  return ({ namespaceURI, tagName }) => {
    const key = `${namespaceURI} ${tagName}`;
    let values = known.get(key);
    if (!values) {
      const blank = empty.createElementNS(namespaceURI, tagName.toLowerCase());
      empty.body.append(blank);
      const style = empty.defaultView!.getComputedStyle(blank);
      values = new Map([...style].map((name) => [name, style.getPropertyValue(name)]));
      blank.remove();
      known.set(key, values);
    }
    return values;
  };
}

/** A copy of a canvas would be blank. */
function pictureOf(canvas: HTMLCanvasElement): HTMLImageElement {
  const picture = document.createElement('img');
  picture.src = canvas.toDataURL();
  return picture;
}

function copyOf(element: Element, parentStyle: CSSStyleDeclaration | null, defaults: Defaults): Element {
  const style = getComputedStyle(element);
  const copy = (element instanceof HTMLCanvasElement ? pictureOf(element) : element.cloneNode(false)) as
    HTMLElement | SVGElement;
  for (const name of ['class', 'title', 'tabindex', 'disabled']) copy.removeAttribute(name);
  for (const [name, value] of Object.entries(stateOf(element))) {
    if (value === null) copy.removeAttribute(name);
    else copy.setAttribute(name, value);
  }
  setStyle(copy, style, parentStyle, OWN_LOOK.test(element.tagName), defaults(element));
  if (scrollsSideways(element)) copy.style.overflow = 'visible';
  if (element instanceof HTMLTextAreaElement) copy.textContent = element.value;
  if (style.display === 'none' && !REFERRED_TO.test(element.localName)) return copy;

  pseudo(element, '::before', style, copy, defaults);
  for (const child of element.childNodes) {
    if (child instanceof Element) copy.append(copyOf(child, style, defaults));
    else if (child.nodeType === Node.TEXT_NODE && !(element instanceof HTMLTextAreaElement))
      copy.append(child.cloneNode());
  }
  pseudo(element, '::after', style, copy, defaults);
  return copy;
}

function pseudo(
  element: Element,
  which: string,
  parentStyle: CSSStyleDeclaration,
  into: Element,
  defaults: Defaults,
): void {
  if (element instanceof SVGElement) return;
  const style = getComputedStyle(element, which);
  if (style.content === 'none' || style.content === 'normal') return;
  if (style.display === 'none' || style.visibility === 'hidden') return;
  const span = document.createElement('span');
  span.textContent = /^"(.*)"$/s.exec(style.content)?.[1] ?? '';
  setStyle(span, style, parentStyle, false, defaults(span));
  into.append(span);
}

function setStyle(
  target: HTMLElement | SVGElement,
  style: CSSStyleDeclaration,
  parentStyle: CSSStyleDeclaration | null,
  ownLook: boolean,
  standard: Map<string, string>,
): void {
  target.removeAttribute('style');
  for (const name of style) {
    if (IDLE.test(name)) continue;
    const value = style.getPropertyValue(name);
    // Neither set here nor inherited from anything set above: the picture's browser does it by itself.
    const plain = value === standard.get(name);
    const inherited = parentStyle === null || value === parentStyle.getPropertyValue(name);
    if (plain && (inherited || !INHERITS.test(name))) continue;
    if (inherited && INHERITS.test(name) && parentStyle !== null && !ownLook) continue;
    target.style.setProperty(name, value);
  }
}

const INHERITS =
  /^(color|font|line-height|letter-spacing|word|text-align|text-indent|text-transform|text-anchor|text-rendering|white-space|visibility|list-style|direction|overflow-wrap|hyphens|tab-size|quotes|fill|stroke|writing-mode|text-orientation|border-collapse|border-spacing|caption-side|orphans|widows|paint-order|shape-rendering|text-wrap)/;
