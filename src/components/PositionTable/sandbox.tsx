/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import { learnedValues, similarity, sinusoidValues } from './figures';
import type { PositionTable } from './table';
import { PositionTableView, type PositionTableViewProps } from './view';

export const View = PositionTableView;

const table = 'it shows the table of positions, not a prompt';
export const without = {
  empty: table,
  '1 token': table,
  '64 tokens': table,
  'long words': table,
  'wide characters': table,
};

const WIDTH = 48;
const tableOf = (context: number, rows: number, step: number): PositionTable => ({
  context,
  width: WIDTH,
  step,
  values: Float32Array.from({ length: rows * WIDTH }, (_, i) => {
    const [position, column] = [Math.floor(i / WIDTH) * step, i % WIDTH];
    return (0.2 * Math.sin((position * (1 + (column % 5))) / 40 + column)) / (1 + column / 12);
  }),
});
const noop = () => undefined;

type Fixture = Omit<PositionTableViewProps, 'strings' | 'locale'>;
const fixture = (table: PositionTable): Fixture => ({
  learned: learnedValues(table, 'spread'),
  sinusoid: sinusoidValues(table),
  context: table.context,
  width: table.width,
  mode: 'values',
  order: 'spread',
  position: 20,
  column: 6,
  stale: false,
  disabled: false,
  onMode: noop,
  onOrder: noop,
  onSelect: noop,
});
const base = fixture(tableOf(128, 128, 1));
const states: { name: string; props: Fixture }[] = [
  { name: 'values', props: base },
  {
    name: 'similarity',
    props: { ...base, mode: 'similarity', learned: similarity(base.learned), sinusoid: similarity(base.sinusoid) },
  },
  { name: 'every second row', props: fixture(tableOf(128, 64, 2)) },
  { name: 'the first of many', props: fixture(tableOf(1024, 256, 1)) },
  { name: 'two positions', props: { ...fixture(tableOf(2, 2, 1)), position: 1 } },
  { name: 'stale', props: { ...base, stale: true } },
];

export default states;
