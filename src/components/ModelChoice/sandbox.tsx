/** Fixture states for the gallery. */
import type { Option } from './option';
import { ModelChoiceView } from './view';

export const View = ModelChoiceView;

/** A dialog of its own. */
export const frame = null;
const models = 'it is about models, not about a prompt';
export const without = {
  empty: models,
  '1 token': models,
  '64 tokens': models,
  'long words': models,
  'wide characters': models,
  loading: 'the lab that asked shows the download; the dialog is closed by then',
};

const small: Option = {
  id: 'small',
  title: 'a small model',
  license: 'CC0-1.0',
  parameters: 12_368_064,
  sizes: { layers: 6, heads: 6, context: 256, memory: 0.41e9 },
  bytes: 11_688_099,
  missing: 0,
  stored: 12_703_450,
  download: 0,
  work: 1,
};
const large: Option = {
  id: 'large',
  title: 'GPT-2 small',
  license: 'MIT',
  parameters: 124_439_808,
  sizes: { layers: 12, heads: 12, context: 1024, memory: 0.56e9 },
  bytes: 117_700_000,
  missing: 78_643_200,
  stored: 41_943_040,
  download: 78_643_200,
  work: 10.06,
};
const nothing = () => undefined;
const base = {
  options: [small, large],
  failed: false,
  selected: 'large',
  current: 'small',
  threads: 2,
  total: 68_900_000,
  other: 14_246_525,
  notice: '',
  onSelect: nothing,
  onUse: nothing,
  onDelete: nothing,
  onDeleteAll: nothing,
  onRetry: nothing,
};

export default [
  { name: 'choice', props: base },
  { name: 'in use', props: { ...base, selected: 'small' } },
  { name: 'only one', props: { ...base, options: [small], selected: 'small', total: 26_956_960 } },
  { name: 'nothing stored', props: { ...base, total: 0, other: 0 } },
  { name: 'no storage', props: { ...base, total: null, other: 0 } },
  { name: 'failed', props: { ...base, options: null, failed: true } },
];
