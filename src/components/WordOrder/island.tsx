/**
 * Runs the model on a text and on the same text with two words exchanged. State in the address:
 * `#at=word-order&word-order.text=…&word-order.a=1&word-order.b=4&word-order.scale=0&word-order.mask=none`.
 */
import type { ModelConfig, Token } from '../../engine/types';
import { reset, useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import type { Strings } from '../shared/strings-type';
import { useLab, type Lab } from '../shared/use-lab';
import { lastThatFit } from '../shared/use-reading';
import { askOrder, type OrderAnswer, type Settings } from './ask';
import { Texts, type OrderExample } from './texts';
import { verdict, WordOrderView } from './view';
import { pairOf, swappedOrder, wordsOf } from './words';

interface Props {
  stored: {
    model: { id: string; title: string };
    prompt: string;
    tokens: Token[];
    pair: number[];
    answer: OrderAnswer;
  };
  config: ModelConfig;
  examples: OrderExample[];
  strings: Strings;
  locale: string;
}

const LAB = 'word-order';

export default function WordOrder({ stored, config, examples, strings, locale }: Props) {
  const [a = 0, b = 1] = stored.pair;
  const state = useLabState(LAB, { text: stored.prompt, a, b, scale: 1, mask: 'causal' });
  const settings: Settings = {
    scale: Math.max(0, Math.min(1, state.scale.value)),
    mask: state.mask.value === 'none' ? 'none' : 'causal',
  };
  const swapOf = (tokens: readonly Token[]) => {
    const words = wordsOf(tokens);
    const pair = pairOf(words, state.a.value, state.b.value);
    return { words, pair, order: swappedOrder(words, pair) };
  };
  const lab: Lab<OrderAnswer> = useLab<OrderAnswer>({
    id: LAB,
    locale,
    stored: { ...stored, value: stored.answer },
    config,
    text: state.text.value,
    key: `${pairKey(state.a.value, state.b.value)} ${settings.scale} ${settings.mask}`,
    storedKey: `${pairKey(a, b)} 1 causal`,
    ask: async (ids, { n_layer }) => ({
      ...(await askOrder((input) => session.ask(LAB, 'compare', input), n_layer, ids, swapOf(tokens).order, settings)),
      compute: session.model.value?.compute,
    }),
  });
  const tokens = lastThatFit(lab.reading.tokens, lab.limit);
  const { words, pair, order } = swapOf(tokens);
  const { stale } = lab;

  const change = (action: () => void) => {
    action();
    lab.touch();
  };
  return (
    <LabFrame
      {...lab.frame}
      wide
      title={strings['lab.wordOrder.title'] ?? ''}
      lead={strings['lab.wordOrder.lead']}
      announce={lab.frame.origin === 'live' ? verdict(lab.shown.value, lab.shown.tokens, strings) : ''}
      onReset={() => reset(LAB, { keepPrompt: true })}
      exportData={async () => (await import('./export')).exportOf(lab.shown)}
      strings={strings}
    >
      <Texts
        text={state.text.value}
        a={state.a.value}
        b={state.b.value}
        count={lab.reading.current ? lab.reading.tokens.length : null}
        limit={lab.limit}
        examples={examples}
        disabled={lab.disabled}
        onText={(text, swap) =>
          change(() => {
            state.text.value = text;
            if (swap) [state.a.value, state.b.value] = swap;
          })
        }
        {...{ locale, strings }}
      />
      <WordOrderView
        {...{ tokens, words, pair, order, settings, stale, locale, strings }}
        answer={lab.shown.value}
        read={lab.shown.tokens}
        disabled={lab.disabled}
        onChoose={(word) =>
          change(() => {
            // The word chosen longest ago is let go; b is the one chosen last.
            if (!pair || pair.includes(word)) return;
            state.a.value = pair.includes(state.b.value) ? state.b.value : pair[1];
            state.b.value = word;
          })
        }
        onSettings={({ scale, mask }) =>
          change(() => {
            state.scale.value = scale;
            state.mask.value = mask;
          })
        }
      />
    </LabFrame>
  );
}

/** Which of the two was chosen first does not matter to the model. */
const pairKey = (a: number, b: number) => [a, b].sort((x, y) => x - y).join();
