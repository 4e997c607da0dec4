/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import { DeviceView, type DeviceViewProps } from './view';

export const View = DeviceView;

export const frame = { wide: false };
const numbers = 'it measures the device and shows no tokens';
export const without = { empty: numbers, 'long words': numbers, 'wide characters': numbers };

const timing = { tokens: 16, times: { logits: [9, 10, 12], all: [10, 11, 14] }, outputs: 140, bytes: 2_400_000 };
const base: Omit<DeviceViewProps, 'strings' | 'locale'> = {
  isolated: false,
  cores: 8,
  threads: 1,
  compute: 'fp32',
  tokens: 16,
  timing,
  memory: null,
  busy: false,
  onMeasure: () => undefined,
  onStop: () => undefined,
  stale: false,
  disabled: false,
};

const states = [
  { name: 'measured', props: base },
  { name: 'isolated', props: { ...base, isolated: true, threads: 4, memory: 420_000_000 } },
  { name: 'asleep', props: { ...base, threads: null, compute: null, timing: null } },
  { name: '1 token', props: { ...base, tokens: 1, timing: { ...timing, tokens: 1 } } },
  { name: '64 tokens', props: { ...base, tokens: 64, timing: { ...timing, tokens: 64 } } },
  { name: 'busy', props: { ...base, timing: null, busy: true } },
  { name: 'stale', props: { ...base, stale: true } },
];

export default states;
