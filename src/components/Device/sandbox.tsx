/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import { DeviceView, type DeviceViewProps } from './view';

export const View = DeviceView;

const base: Omit<DeviceViewProps, 'strings' | 'locale'> = {
  isolated: false,
  cores: 8,
  threads: 1,
  compute: 'fp32',
  tokens: 16,
  timing: { tokens: 16, times: { logits: [9, 10, 12], all: [10, 11, 14] }, outputs: 140, bytes: 2_400_000 },
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
  { name: 'busy', props: { ...base, timing: null, busy: true } },
  { name: 'stale', props: { ...base, stale: true } },
];

export default states;
