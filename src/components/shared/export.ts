/** Saving what a lab shows: numbers as JSON or CSV, the figure as SVG or PNG. Loaded only when asked for. */
import type { ExportData } from './LabFrame';
import { snapshot, type Snapshot } from './snapshot';

/** Saves `<id>.json` or `<id>.csv`. Nothing to save: nothing happens. */
export function exportNumbers(data: ExportData | null, id: string, format: 'json' | 'csv'): void {
  if (!data) return;
  if (format === 'json') save(`${id}.json`, 'application/json', JSON.stringify(data.json, floatAsNumber, 2));
  else save(`${id}.csv`, 'text/csv', `\uFEFF${data.csv}`);
}

/** Saves the figure as it stands on the page. False where this browser cannot make the picture. */
export async function exportFigure(
  figure: HTMLElement | null,
  id: string,
  title: string,
  format: 'svg' | 'png',
): Promise<boolean> {
  const body = figure?.querySelector<HTMLElement>('.it-lab-body');
  if (!body) return false;
  const source = figure?.querySelector('.it-origin')?.textContent ?? '';
  try {
    const picture = await snapshot(body, title, source);
    if (format === 'svg') save(`${id}.svg`, 'image/svg+xml', picture.svg);
    else saveBlob(`${id}.png`, await toPng(picture));
    return true;
  } catch {
    // Some browsers refuse to read back a picture that holds HTML.
    return false;
  }
}

/** Twice the size on screen, sharp enough for slides. */
async function toPng({ svg, width, height }: Snapshot, scale = 2): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!blob) throw new Error('The picture is too large for this browser.');
  return blob;
}

/** Typed arrays become plain arrays: JSON.stringify alone would write objects with index keys. */
function floatAsNumber(_key: string, value: unknown): unknown {
  return value instanceof Float32Array ? Array.from(value) : value;
}

function save(name: string, type: string, text: string): void {
  saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

function saveBlob(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
