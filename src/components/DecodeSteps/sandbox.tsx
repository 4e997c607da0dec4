/** Fixture states for the gallery: invented numbers, never shown on a page of the course. */
import type { DecodedStep, Token } from '../../engine/types';
import { fixtureText, tokenStates } from '../shared/fixtures';
import { DecodeStepsView, type DecodeStepsViewProps } from './view';

export const View = DecodeStepsView;

const token = (id: number, text: string | null): Token => ({ id, text, bytes: text ? [] : [0xe6, 0x97] });
const words = ' girl, boy, old, man, house, extraordinarily, way, bird'.split(',');
const promptTokens = ['Once', ' upon', ' a', ' time', ' there', ' was', ' a', ' little'].map((w, i) => token(i, w));

function step(index: number, cached: boolean, chosen = token(100 + (index % 8), words[index % 8]!)): DecodedStep {
  const total = promptTokens.length + index;
  const past = cached && index > 0 ? total - 1 : 0;
  const weights = words.map((_, i) => 0.3 / (i + 1));
  return {
    token: chosen,
    probability: 0.21,
    draw: (0.137 * (index + 1)) % 1,
    past,
    fed: total - past,
    cacheBytes: total * 9216,
    endOfText: 1e-6,
    distribution: {
      vocabularySize: 50257,
      keptCount: 120,
      entropy: { original: 5, tempered: 4, final: 3 },
      candidates: words.map((text, i) => ({
        token: token(100 + i, text),
        rank: i + 1,
        logit: 9 - i,
        probability: weights[i]! * 0.7,
        tempered: weights[i]!,
        keptByTopK: true,
        keptByTopP: i < 7,
        final: i < 7 ? weights[i]! : 0,
      })),
    },
  };
}

const many = (count: number, cached = true) => Array.from({ length: count }, (_, i) => step(i, cached));
const noop = () => undefined;
const base: Omit<DecodeStepsViewProps, 'strings' | 'locale'> = {
  text: 'Once upon a time there was a little',
  onText: noop,
  examples: ['Once upon a time there was a little'],
  promptTokens,
  steps: many(3),
  wanted: 3,
  most: 64,
  limit: 256,
  vocabularySize: 50257,
  decoding: { seed: 1, settings: { temperature: 0.7, topK: 0, topP: 0.9 }, cache: true },
  onSettings: noop,
  onSeed: noop,
  onCache: noop,
  onSteps: noop,
  stale: false,
  disabled: false,
};

/** The prompt's own tokens come again as answers. */
function ofPrompt(tokens: Token[]): typeof base {
  const prompt = { ...base, text: fixtureText(tokens), promptTokens: tokens };
  if (tokens.length === 0) return { ...prompt, steps: [], wanted: 0, most: 0 };
  const steps = many(3).map((each, i) => {
    const { candidates } = each.distribution;
    const named = candidates.map((one, at) => ({ ...one, token: tokens[at] ?? one.token }));
    return { ...each, token: named[i]!.token, distribution: { ...each.distribution, candidates: named } };
  });
  return { ...prompt, steps };
}

const states: { name: string; props: typeof base }[] = [
  { name: 'three steps', props: base },
  { name: 'without cache', props: { ...base, steps: many(3, false), decoding: { ...base.decoding, cache: false } } },
  { name: 'no step yet', props: { ...base, steps: [], wanted: 0 } },
  ...tokenStates(ofPrompt),
  { name: '64 steps', props: { ...base, steps: many(64), wanted: 64 } },
  { name: 'bytes, outside the list', props: { ...base, steps: [step(0, true, token(98, null))], wanted: 1 } },
  { name: 'context full', props: { ...base, limit: 8, most: 0, steps: [], wanted: 0 } },
  { name: 'stale', props: { ...base, stale: true } },
];

export default states;
