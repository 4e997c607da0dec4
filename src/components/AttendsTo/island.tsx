/**
 * Asks the model how one position of the lab's own text attends. State in the address:
 * `#at=attends-to&attends-to.text=…&attends-to.position=8&attends-to.layer=3&attends-to.head=0`, `attends-to.key=2`
 * for the calculation (-1: the last, all heads, the token that gets most).
 */
import type { ModelConfig, Token } from '../../engine/types';
import { reset, useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { PromptInput } from '../shared/PromptInput';
import type { Strings } from '../shared/strings-type';
import { useLab } from '../shared/use-lab';
import { usePatternCell } from '../shared/use-pattern-cell';
import { askAttention, rowOf, type Attention } from './ask';
import { EXAMPLES } from './examples';
import { AttendsToView } from './view';

interface Props {
  stored: { model: { id: string; title: string }; prompt: string; tokens: Token[]; attention: Attention };
  config: ModelConfig;
  strings: Strings;
  locale: string;
}

const LAB = 'attends-to';
/** Tokens read: the patterns of all heads grow with the square of it. */
const MOST_TOKENS = 128;

export default function AttendsTo({ stored, config, strings, locale }: Props) {
  const state = useLabState(LAB, {
    text: stored.prompt,
    position: stored.attention.position,
    layer: -1,
    head: -1,
    key: -1,
  });
  const wanted = Math.trunc(state.position.value);
  const place = (count: number) => (wanted < 0 || wanted >= count ? count - 1 : wanted);
  const lab = useLab<Attention>({
    id: LAB,
    locale,
    stored: { ...stored, value: stored.attention },
    config,
    text: state.text.value,
    key: String(wanted),
    storedKey: String(stored.attention.position),
    most: MOST_TOKENS,
    ask: (ids, sizes) => askAttention((input) => session.ask(LAB, 'run', input), sizes, ids, place(ids.length)),
  });
  const { shown } = lab;
  const { n_layer, n_head } = shown.config;
  const layer = Math.min(Math.trunc(state.layer.value), n_layer - 1);
  const head = Math.min(Math.trunc(state.head.value), n_head - 1);
  const looking = shown.value.position;
  const row = rowOf(shown.value, layer >= 0 && head >= 0 ? [layer, head] : null);
  const bar = Math.trunc(state.key.value);
  const key = bar >= 0 && bar <= looking ? bar : row.indexOf(Math.max(...row));
  const at = { layer: Math.max(layer, 0), head: Math.max(head, 0), query: looking, key };
  const cell = usePatternCell(LAB, shown.tokens, at, lab.touch);
  const change = (action: () => void) => {
    action();
    lab.touch();
  };

  return (
    <LabFrame
      {...lab.frame}
      wide
      title={strings['lab.attends.title'] ?? ''}
      lead={strings['lab.attends.lead']}
      onReset={() => reset(LAB, { keepPrompt: true })}
      exportData={async () =>
        (await import('./export')).exportOf(shown.model.id, shown.text, shown.tokens, shown.value)
      }
      strings={strings}
    >
      <PromptInput
        label={strings['lab.common.prompt'] ?? ''}
        value={state.text.value}
        onInput={(text) =>
          change(() => {
            state.text.value = text;
            const example = EXAMPLES.find((known) => known.text === text);
            if (example) state.position.value = example.position;
          })
        }
        examples={EXAMPLES.map(({ text }) => text)}
        tokenCount={lab.reading.current ? lab.reading.tokens.length : null}
        limit={lab.limit}
        strings={strings}
        locale={locale}
      />
      <AttendsToView
        count={lab.reading.tokens.length}
        tokens={shown.tokens}
        attention={shown.value}
        head={layer >= 0 && head >= 0 ? [layer, head] : null}
        stale={lab.stale}
        disabled={lab.disabled}
        onPosition={(index) =>
          change(() => {
            state.position.value = index;
            state.key.value = -1;
          })
        }
        cell={cell}
        onKey={(next) => change(() => (state.key.value = next))}
        onHead={(next) =>
          change(() => {
            state.layer.value = next?.[0] ?? -1;
            state.head.value = next?.[1] ?? -1;
          })
        }
        {...{ strings, locale }}
      />
    </LabFrame>
  );
}
