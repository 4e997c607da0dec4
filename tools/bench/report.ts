/** The bench's figures as tables for a terminal. */
import { CASES, type CaseName } from './cases';
import { LOAD_ROUNDS, type Figures, type SubjectFigures } from './measure';
import { median, ratio, type Sample } from './timing';

interface Ratio {
  name: string;
  values: (number | null)[];
  /** At most this, on a model of GPT-2 small's size. */
  goal?: number;
}

export function report(figures: Figures): string {
  const { machine, rounds, bandwidth, subjects } = figures;
  const about = [
    `${machine.processor}, ${machine.cores} cores, ${machine.system}, Node ${machine.node}`,
    `Medians of ${rounds} interleaved rounds (loading: ${LOAD_ROUNDS}); milliseconds by the clock (of the processor).`,
    `One thread reads ${(bandwidth / 1e9).toFixed(1)} GB/s of memory.`,
  ];
  const titles = subjects.map(({ label }) => label);
  const parts = [
    about.join('\n'),
    table(['', ...titles], [...sizeRows(subjects), ...loadRows(subjects), ...caseRows(figures)]),
    table(['ratio', ...titles, 'goal at 124 M'], ratios(subjects).map(ratioRow)),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** All ratios as plain numbers, for `--json`. */
export function ratios(subjects: readonly SubjectFigures[]): Ratio[] {
  const exact = subjects.find(({ weights, compute }) => weights === 'fp32' && compute === 'fp32');
  const within = (name: string, a: CaseName, b: CaseName, goal?: number): Ratio => ({
    ...{ name, values: subjects.map(({ cases }) => ofSamples(cases[a], cases[b])) },
    ...(goal !== undefined && { goal }),
  });
  const toExact = (name: string, value: (s: SubjectFigures) => number[] | null, goal?: number): Ratio => ({
    ...{ name, values: subjects.map((s) => (exact && s !== exact ? ofNumbers(value(s), value(exact)) : null)) },
    ...(goal !== undefined && { goal }),
  });
  const run = (name: CaseName) => (s: SubjectFigures) => s.cases[name]?.map(({ processor }) => processor) ?? null;
  const all: Ratio[] = [
    within('all activations fetched / none', 'everything', 'sixteen', 1.15),
    within('graph with / without interventions', 'sixteen', 'bare', 1.03),
    within('interventions changed / neutral', 'changed', 'sixteen'),
    within('1 token, cache / 128 tokens, none', 'decode', 'recompute', 0.2),
    toExact('to fp32: 1 token', run('one')),
    toExact('to fp32: 16 tokens', run('sixteen'), 0.75),
    toExact('to fp32: 64 tokens', run('long')),
    toExact('to fp32: 1 token, cache', run('decode')),
    toExact('to fp32: loading', (s) => s.loads.map(({ processor }) => processor)),
    toExact('to fp32: memory after loading', (s) => s.loads.map(({ memory }) => memory), 0.5),
    toExact('to fp32: bytes to download', (s) => [s.bytes], 0.27),
    { name: '2 threads / 1, 16 tokens, by the clock', values: subjects.map((s) => s.threads && ofThreads(s.threads)) },
  ];
  return all.filter(({ values }) => values.some((value) => value !== null));
}

function sizeRows(subjects: readonly SubjectFigures[]): string[][] {
  return [
    ['weights on disk, arithmetic', ...subjects.map(({ weights, compute }) => `${weights}, ${compute}`)],
    ['parameters', ...subjects.map(({ parameters }) => `${(parameters / 1e6).toFixed(1)} M`)],
    ['to download', ...subjects.map(({ bytes }) => megabytes(bytes))],
  ];
}

function loadRows(subjects: readonly SubjectFigures[]): string[][] {
  if (subjects.every(({ loads }) => loads.length === 0)) return [];
  return [
    ['loading', ...subjects.map(({ loads }) => times(loads))],
    ['memory after loading', ...subjects.map(({ loads }) => megabytes(median(loads.map(({ memory }) => memory))))],
    ['memory at most', ...subjects.map(({ loads }) => megabytes(median(loads.map(({ peak }) => peak))))],
  ];
}

function caseRows({ subjects, bandwidth }: Figures): string[][] {
  const names = (Object.keys(CASES) as CaseName[]).filter((name) => subjects.some(({ cases }) => cases[name]));
  if (names.length === 0) return [];
  const floors = subjects.map(({ bytesPerToken }) => ((1000 * bytesPerToken) / bandwidth).toFixed(1));
  return [
    ...names.map((name) => [CASES[name], ...subjects.map(({ cases }) => times(cases[name] ?? []))]),
    ['floor for 1 token: reading its weights', ...floors],
  ];
}

function ratioRow({ name, values, goal }: Ratio): string[] {
  const found = values.map((value) => (value === null ? '' : value.toFixed(value < 0.1 ? 3 : 2)));
  return [name, ...found, goal === undefined ? '' : `≤ ${goal}`];
}

function times(samples: readonly Sample[]): string {
  if (samples.length === 0) return '';
  const of = (part: keyof Sample) => median(samples.map((sample) => sample[part])).toFixed(1);
  return `${of('clock')} (${of('processor')})`;
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

function ofSamples(a: readonly Sample[] | undefined, b: readonly Sample[] | undefined): number | null {
  const processor = (samples: readonly Sample[]) => samples.map((sample) => sample.processor);
  return a && b ? ratio(processor(a), processor(b)) : null;
}

function ofNumbers(a: readonly number[] | null, b: readonly number[] | null): number | null {
  return a && b && a.length > 0 && a.length === b.length ? ratio(a, b) : null;
}

const ofThreads = ([one, two]: [number[], number[]]) => ratio(two, one);

/** Columns as wide as their widest cell; the first one to the left, numbers to the right. */
function table(head: readonly string[], rows: readonly string[][]): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!);
  return lines.map((line) => line.map(pad).join('  ').trimEnd()).join('\n');
}
