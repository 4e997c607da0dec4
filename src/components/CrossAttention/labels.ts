/** Where the labels of arrows stand: beside the tip, off the labels that stand already, within the drawing. */

export interface Place {
  x: number;
  y: number;
  anchor: 'start' | 'end';
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Height of a line; width of a Latin letter and of a Japanese one, about. In units of the plane. */
const [LINE, LATIN, WIDE] = [0.36, 0.19, 0.33];

/**
 * @param tips in the drawing's coordinates, y downwards
 * @param half the drawing reaches from −half to half
 * @param names labels that stand already
 */
export function placeLabels(
  tips: readonly { x: number; y: number; label: string }[],
  half: number,
  names: readonly (Place & { label: string })[],
): Place[] {
  const arrows = tips.flatMap(({ x, y }) => along(x, y));
  const taken = names.map((name) => boxOf(name, name.label));
  return tips.map(({ x, y, label }) => {
    const places = candidates(x, y);
    const clearOf = (others: readonly Box[]) =>
      places.find((place) => {
        const box = boxOf(place, label);
        return within(box, half) && !others.some((other) => overlap(box, other));
      });
    // Rather on an arrow than on another label, or cut off.
    const place = clearOf([...taken, ...arrows]) ?? clearOf(taken) ?? places[0]!;
    taken.push(boxOf(place, label));
    return place;
  });
}

/** Points of an arrow, as boxes of no size. */
function along(x: number, y: number): Box[] {
  return Array.from({ length: 21 }, (_, i) => {
    const [px, py] = [(x * i) / 20, (y * i) / 20];
    return { left: px, right: px, top: py, bottom: py };
  });
}

/** Outwards first, then on the other side, then line by line away from the tip. */
function candidates(x: number, y: number): Place[] {
  const outwards = y > 0 ? 0.38 : -0.16;
  const inwards = y > 0 ? -0.16 : 0.38;
  const heights = [outwards, inwards, outwards + Math.sign(outwards) * LINE, inwards + Math.sign(inwards) * LINE];
  const sides = x < 0 ? ([-1, 1] as const) : ([1, -1] as const);
  return heights.flatMap((dy) =>
    sides.map((side): Place => ({ x: x + side * 0.14, y: y + dy, anchor: side > 0 ? 'start' : 'end' })),
  );
}

function boxOf({ x, y, anchor }: Place, label: string): Box {
  const width = Array.from(label).reduce((sum, char) => sum + (char > '\u2e80' ? WIDE : LATIN), 0);
  const left = anchor === 'start' ? x : x - width;
  return { left, right: left + width, top: y - LINE * 0.8, bottom: y + LINE * 0.2 };
}

function within(box: Box, half: number): boolean {
  return box.left >= -half && box.right <= half && box.top >= -half && box.bottom <= half;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
