/** Saving what a lab shows: numbers as JSON or CSV, the figure as SVG or PNG. Loaded only when asked for. */
import type { ExportAbout, ExportData, ModelFacts } from './export-data';
import { csvFile, jsonFile } from './export-file';
import { snapshot, type PictureText, type Snapshot } from './snapshot';

/** Saves `<id>.json` or `<id>.csv`. */
export async function exportNumbers(
  data: ExportData,
  about: Omit<ExportAbout, 'date' | 'model'>,
  format: 'json' | 'csv',
  modelFacts?: (id: string) => Promise<ModelFacts>,
): Promise<void> {
  const named = data.json.model as string | { id: string } | null | undefined;
  const id = typeof named === 'object' ? named?.id : named;
  // Where the description can not be read (no network), the numbers are saved with the model's name alone.
  const model = id ? ((await modelFacts?.(id).catch(() => null)) ?? null) : null;
  const all: ExportAbout = { ...about, date: new Date().toISOString(), model };
  if (format === 'json') save(`${about.lab}.json`, 'application/json', jsonFile(data, all));
  else save(`${about.lab}.csv`, 'text/csv', `\uFEFF${csvFile(data, all)}`);
}

/** Saves the figure as it stands on the page. False where this browser cannot make the picture. */
export async function exportFigure(
  figure: HTMLElement | null,
  id: string,
  text: PictureText,
  format: 'svg' | 'png',
): Promise<boolean> {
  const body = figure?.querySelector<HTMLElement>('.it-lab-body');
  if (!body) return false;
  try {
    const picture = await snapshot(body, text);
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
