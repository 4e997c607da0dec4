/**
 * What a reader sees at a point of the page: colours as they are painted, with all that is transparent laid over what is below,
 * inside figures too. Put into the page as `window.painting`, for the checks beside this file.
 */
import type { Page } from '@playwright/test';

/** Red, green and blue, 0…255, and how much of what is below they hide, 0…1. */
export type Rgba = [number, number, number, number];

export interface Layer {
  colour: Rgba;
  /** Elements around it that are transparent as a whole, from the outside in. */
  groups: Element[];
}

/** A line or an area: its colour, how opaque that is, and some points on it, in the window. */
export interface Part {
  css: string;
  opacity: string;
  points: { x: number; y: number }[];
}

export interface Painting {
  colour(css: string): Rgba;
  contrast(a: Rgba, b: Rgba): number;
  /** Something of an element, in a colour that hides `opacity` of what is below. */
  layer(element: Element, css: string, opacity?: string): Layer;
  /** What elements, given from the top down, paint as ground at a point. Where a ground has several colours there are several ways. */
  grounds(elements: Element[], x: number, y: number): Layer[][];
  /** What layers, given from the bottom up, look like over each other on the page's paper. */
  flat(layers: Layer[]): Rgba;
  /** Names and classes from the root to an element: what is alike has the same. */
  chain(element: Element): string;
  /** Lines and areas that an element itself is drawn with. */
  drawn(element: Element): Part[];
  /** Scrolls along the page and hands on each thing when its place is in the window, with all that is there, from the top down. */
  eachInWindow<T>(
    things: { x: number; y: number; thing: T }[],
    look: (thing: T, stack: Element[], x: number, y: number) => void,
  ): void;
}

declare global {
  interface Window {
    painting: Painting;
  }
}

export async function installPainting(page: Page): Promise<void> {
  await page.evaluate(() => {
    const dot = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;
    const known = new Map<string, Rgba>();

    function colour(css: string): Rgba {
      const before = known.get(css);
      if (before) return before;
      const [, r, g, b, a = '1'] = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(css) ?? [];
      let rgba: Rgba = [Number(r), Number(g), Number(b), Number(a)];
      if (r === undefined) {
        dot.clearRect(0, 0, 1, 1);
        dot.fillStyle = css;
        dot.fillRect(0, 0, 1, 1);
        const [red, green, blue, alpha] = dot.getImageData(0, 0, 1, 1).data as unknown as Rgba;
        rgba = [red, green, blue, alpha / 255];
      }
      known.set(css, rgba);
      return rgba;
    }

    function luminance(rgba: Rgba): number {
      const [r, g, b] = rgba.map((channel) => {
        const c = channel / 255;
        return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
      }) as unknown as Rgba;
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    }
    function contrast(a: Rgba, b: Rgba): number {
      const [x, y] = [luminance(a), luminance(b)];
      return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
    }

    function layer(element: Element, css: string, opacity = '1'): Layer {
      const [r, g, b, a] = colour(css);
      const groups: Element[] = [];
      for (let up: Element | null = element; up; up = up.parentElement)
        if (getComputedStyle(up).opacity !== '1') groups.unshift(up);
      return { colour: [r, g, b, a * parseFloat(opacity)], groups };
    }

    function over(top: Rgba, bottom: Rgba): Rgba {
      const alpha = top[3] + bottom[3] * (1 - top[3]);
      if (alpha === 0) return [0, 0, 0, 0];
      const mix = (i: number) => (top[i]! * top[3] + bottom[i]! * bottom[3] * (1 - top[3])) / alpha;
      return [mix(0), mix(1), mix(2), alpha];
    }
    /** What is transparent as a whole is painted by itself first. */
    function composed(layers: Layer[], depth: number): Rgba {
      let result: Rgba = [0, 0, 0, 0];
      for (let i = 0; i < layers.length;) {
        const group = layers[i]!.groups[depth];
        let end = i + 1;
        if (!group) result = over(layers[i]!.colour, result);
        else {
          while (end < layers.length && layers[end]!.groups[depth] === group) end += 1;
          const [r, g, b, a] = composed(layers.slice(i, end), depth + 1);
          result = over([r, g, b, a * Number(getComputedStyle(group).opacity)], result);
        }
        i = end;
      }
      return result;
    }
    function flat(layers: Layer[]): Rgba {
      return over(composed(layers, 0), colour(getComputedStyle(document.body).backgroundColor));
    }

    /** Those of a gradient or a shadow. */
    function colours(css: string): string[] {
      return [...new Set(css.match(/(rgba?|color|oklab|oklch)\([^()]*\)/g))];
    }
    function grounds(elements: Element[], x: number, y: number): Layer[][] {
      let ways: Layer[][] = [[]];
      for (const element of elements.toReversed()) {
        const style = getComputedStyle(element);
        if (element instanceof SVGElement && element.tagName !== 'svg') {
          if (!(element instanceof SVGGeometryElement) || style.fill === 'none' || /^url/.test(style.fill)) continue;
          const inside = new DOMPoint(x, y).matrixTransform(element.getScreenCTM()!.inverse());
          if (!element.isPointInFill(inside)) continue;
          const fill = layer(element, style.fill, style.fillOpacity);
          ways = ways.map((way) => [...way, fill]);
          continue;
        }
        const ground = layer(element, style.backgroundColor);
        if (ground.colour[3] > 0) ways = ways.map((way) => [...way, ground]);
        // Of a gradient each colour may be the one below a letter; one that is given a size is a line beside them.
        if (!/gradient/.test(style.backgroundImage) || style.backgroundSize !== 'auto') continue;
        ways = colours(style.backgroundImage)
          .flatMap((css) => ways.map((way) => [...way, layer(element, css)]))
          .slice(0, 8);
      }
      return ways;
    }

    const chains = new WeakMap<Element, string>();
    function chain(element: Element): string {
      let known = chains.get(element);
      if (known === undefined) {
        const own = `${element.localName}.${element.getAttribute('class') ?? ''}`;
        known = element.parentElement ? `${chain(element.parentElement)}>${own}` : own;
        chains.set(element, known);
      }
      return known;
    }

    function drawn(element: Element): Part[] {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (box.width + box.height < 1) return [];
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const parts: Part[] = [];
      if (element instanceof SVGGeometryElement) {
        const [length, matrix] = [element.getTotalLength(), element.getScreenCTM()!];
        const along = [0.02, 0.35, 0.7].map((at) => element.getPointAtLength(length * at).matrixTransform(matrix));
        parts.push({ css: style.stroke, opacity: style.strokeOpacity, points: along });
        parts.push({ css: style.fill, opacity: style.fillOpacity, points: [new DOMPoint(x, y), ...along] });
      } else {
        parts.push({ css: style.backgroundColor, opacity: '1', points: [{ x, y }] });
        for (const css of colours(style.backgroundImage)) parts.push({ css, opacity: '1', points: [{ x, y }] });
        const sides = [
          ['Top', x, box.top],
          ['Right', box.right - 1, y],
          ['Bottom', x, box.bottom - 1],
          ['Left', box.left, y],
        ] as const;
        for (const [side, sideX, sideY] of sides)
          if (parseFloat(style[`border${side}Width`]) > 0)
            parts.push({ css: style[`border${side}Color`], opacity: '1', points: [{ x: sideX, y: sideY }] });
        for (const css of colours(style.boxShadow)) parts.push({ css, opacity: '1', points: [{ x: box.left, y }] });
        if (style.outlineStyle !== 'none')
          parts.push({ css: style.outlineColor, opacity: '1', points: [{ x: box.left, y }] });
      }
      return parts.filter(({ css }) => css !== 'none' && !/^url/.test(css) && colour(css)[3] > 0);
    }

    const everything = new CSSStyleSheet();
    everything.replaceSync('* { pointer-events: auto !important } svg * { pointer-events: painted !important }');
    function eachInWindow<T>(
      things: { x: number; y: number; thing: T }[],
      look: (thing: T, stack: Element[], x: number, y: number) => void,
    ) {
      const from = scrollY;
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, everything];
      let top = -Infinity;
      for (const { thing, x, y: inView } of things.toSorted((a, b) => a.y - b.y)) {
        const y = inView + from;
        if (y >= top + innerHeight) {
          scrollTo({ top: Math.floor(y) - 1, behavior: 'instant' });
          top = scrollY;
        }
        if (x >= 0 && x < innerWidth) look(thing, document.elementsFromPoint(x, y - top), x, y - top);
      }
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== everything);
    }

    window.painting = { chain, colour, contrast, drawn, layer, grounds, flat, eachInWindow };
  });
}
