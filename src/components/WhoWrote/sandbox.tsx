/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { LogitAttribution } from '../../engine/types';
import { fixtureText, fixtureToken, tokenStates } from '../shared/fixtures';
import { WhoWroteView, type WhoWroteViewProps } from './view';

export const View = WhoWroteView;

const noop = () => undefined;

function attribution(seed: number, layers: number, heads: number): LogitAttribution {
  const wave = (i: number) => 1.4 * Math.sin(seed + i * 1.7);
  const list = Array.from({ length: layers }, (_, l) => {
    const each = Array.from({ length: heads }, (_, h) => wave(l * heads + h) / 2);
    const attention = each.reduce((sum, value) => sum + value, 0.05);
    return { patch: 0, heads: each, attentionBias: 0.05, attention, mlp: 0.5 + wave(l + 40) };
  });
  const logit = 0.6 + list.reduce((sum, { attention, mlp }) => sum + attention + mlp, 0);
  return {
    id: 1,
    position: 3,
    logit,
    embed: 0.2,
    pos_embed: 0.1,
    layers: list,
    finalBias: 0.3,
    remainder: 0,
  };
}

const words = [' time', ' boy', ' girl', ' extraordinarily', '日本', ' the'].map(fixtureToken);
type Fixture = Omit<WhoWroteViewProps, 'strings' | 'locale'>;
const of = (layers: number, heads: number, among = words): Fixture => ({
  text: 'Once upon a',
  onText: noop,
  examples: [],
  reading: [' Once', ' upon', ' a'].map(fixtureToken),
  limit: 256,
  written: {
    candidates: among.map((word, i) => ({ token: word, probability: 0.2 / (i + 1) })),
    attributions: among.map((_, i) => attribution(i, layers, heads)),
  },
  mode: 'logit',
  onMode: noop,
  token: 0,
  rival: 1,
  onToken: noop,
  onRival: noop,
  open: [],
  onOpen: noop,
  stale: false,
  disabled: false,
});

const states: { name: string; props: Fixture }[] = [
  { name: 'usual', props: of(6, 6) },
  { name: 'difference, heads of two blocks', props: { ...of(6, 6), mode: 'difference', open: [1, 4] } },
  { name: 'as large as GPT-2 small', props: { ...of(12, 12), open: [0] } },
  ...tokenStates((tokens) => ({
    ...of(
      6,
      6,
      words.map((word, i) => tokens[i] ?? word),
    ),
    text: fixtureText(tokens),
    reading: tokens,
  })),
  { name: 'stale', props: { ...of(6, 6), stale: true } },
];

export default states;
