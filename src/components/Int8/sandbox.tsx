/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import { roundedTo, WIDTHS, type StoredChannel } from './channels';
import { Int8View, type Int8ViewProps } from './view';

export const View = Int8View;

const weights = 'it shows weights of the stored table, not a prompt';
export const without = {
  empty: weights,
  '1 token': weights,
  '64 tokens': weights,
  'long words': weights,
  'wide characters': weights,
};

const wave = (n: number, outlier: number) =>
  Float32Array.from({ length: n }, (_, i) => 0.2 * Math.sin(i * 1.7) * Math.cos(i / 9) + (i === 40 ? outlier : 0));
const channel = (kind: StoredChannel['kind'], tensor: string): StoredChannel => ({
  tensor,
  index: 12,
  kind,
  token: ' king',
  exact: '',
  values: [],
  scale: 0.002,
});
const props = (exact: Float32Array): Omit<Int8ViewProps, 'strings' | 'locale'> => ({
  channels: [channel('typical', 'h.0.attn.c_attn.weight'), channel('token', 'wte.weight')],
  channel: 0,
  onChannel: () => undefined,
  bits: 8,
  onBits: () => undefined,
  exact,
  source: 'excerpt',
  rounded: WIDTHS.map((bits) => roundedTo(exact, bits)),
  same: true,
  stale: false,
  disabled: false,
});

const states: { name: string; props: ReturnType<typeof props> }[] = [
  { name: '8 bits', props: props(wave(192, 0)) },
  { name: '3 bits', props: { ...props(wave(192, 0)), bits: 3 } },
  { name: 'an outlier at 4 bits, 768 weights', props: { ...props(wave(768, 2)), bits: 4 } },
  { name: 'another model, stale', props: { ...props(wave(192, 0)), source: 'int8', same: null, stale: true } },
  { name: 'a model of float32 weights', props: { ...props(wave(192, 0)), source: 'float32', same: null } },
  { name: 'one weight', props: props(Float32Array.of(0.3)) },
];

export default states;
