/**
 * Connects the view to the model's embedding matrix. What is looked up is the first token of the word, or the neighbour
 * that was followed. State in the address: `#at=neighbours&neighbours.word=queen&neighbours.id=5822&neighbours.trail=[262]`.
 */
import { batch } from '@preact/signals';
import type { Token } from '../../engine/types';
import { reset, useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { fill, formatNumber } from '../shared/format';
import { LabFrame } from '../shared/LabFrame';
import type { Strings } from '../shared/strings-type';
import { tokenLabel } from '../shared/token-text';
import { useAnswer } from '../shared/use-answer';
import { useReading } from '../shared/use-reading';
import { useTrail } from './use-trail';
import { NeighboursView, type Neighbour } from './view';

/** Shape of `src/examples/neighbours.json`. */
export interface StoredNeighbours {
  model: { id: string; title: string };
  token: Token;
  neighbours: Neighbour[];
}

interface Props {
  id: string;
  stored: StoredNeighbours;
  locale: string;
  strings: Strings;
}

/** Bars shown. */
const COUNT = 12;
const NOTHING: readonly number[] = [];
/** `id` in the address while the word decides. */
const BY_WORD = -1;
/** Of the tokens that were followed, what a link may hold (lab/link/fields.ts). */
const LONGEST_TRAIL = 100;
/** Of GPT-2's tokenizer, which all models here share: an address may name any number. */
const VOCABULARY = 50257;

export default function Neighbours({ id, stored, locale, strings }: Props) {
  const example = stored.token.text ?? '';
  const state = useLabState(id, { word: example.trim(), space: example.startsWith(' '), id: BY_WORD, trail: NOTHING });

  const text = (state.space.value && state.word.value ? ' ' : '') + state.word.value;
  const reading = useReading(id, text, { prompt: example, tokens: [stored.token] });
  const known = Number.isInteger(state.id.value) && state.id.value >= 0 && state.id.value < VOCABULARY;
  const followed = known ? state.id.value : BY_WORD;
  const wanted = followed === BY_WORD ? reading.tokens[0]?.id : followed;
  const { value, model, stale, disabled, touch, frame } = useAnswer<Omit<StoredNeighbours, 'model'>>({
    id,
    locale,
    stored: { model: stored.model, key: String(stored.token.id), value: stored },
    key: String(wanted ?? ''),
    readings: [reading],
    settled: followed !== BY_WORD || reading.current,
    askable: wanted !== undefined,
    ask: async () => {
      const { tokens } = await session.ask(id, 'describe', { ids: [wanted!] });
      const { neighbours } = await session.ask(id, 'neighbours', { id: wanted!, count: COUNT });
      return { token: tokens[0]!, neighbours };
    },
  });
  const { token, neighbours } = value;
  const nearest = neighbours[0];

  const trail = useTrail(id, state.trail.value, token);
  const change = (action: () => void, nextTrail: readonly number[]) => {
    batch(() => {
      action();
      state.trail.value = nextTrail;
    });
    touch();
  };

  return (
    <LabFrame
      {...frame}
      title={strings['lab.neighbours.title'] ?? ''}
      lead={strings['lab.neighbours.lead']}
      caption={strings['lab.neighbours.caption']}
      prompt={tokenLabel(token)}
      announce={
        frame.origin === 'live' && nearest
          ? fill(strings['lab.neighbours.announce'] ?? '', {
              token: tokenLabel(token),
              nearest: tokenLabel(nearest.token),
              cosine: formatNumber(nearest.cosine, locale, 3),
            })
          : ''
      }
      onReset={() => reset(id, { keepPrompt: true })}
      exportData={() => ({
        json: { model: model.id, token, neighbours },
        rows: neighbours.map(({ token: { id, text }, cosine }) => ({ id, text: text ?? '', cosine })),
      })}
      strings={strings}
    >
      <NeighboursView
        word={state.word.value}
        space={state.space.value}
        tokens={reading.tokens}
        token={token}
        neighbours={neighbours}
        trail={trail}
        stale={stale}
        disabled={disabled}
        onWord={(word) =>
          change(() => {
            state.word.value = word;
            state.id.value = BY_WORD;
          }, NOTHING)
        }
        onSpace={(space) =>
          change(() => {
            state.space.value = space;
            state.id.value = BY_WORD;
          }, NOTHING)
        }
        onFollow={(next) =>
          change(() => (state.id.value = next.id), [...state.trail.value, token.id].slice(-LONGEST_TRAIL))
        }
        onBack={(index) =>
          change(() => (state.id.value = state.trail.value[index]!), state.trail.value.slice(0, index))
        }
        locale={locale}
        strings={strings}
      />
    </LabFrame>
  );
}
