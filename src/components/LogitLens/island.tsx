/** Asks the model what each of its layers would answer at one position of the page's prompt. State: `position`, `layer` (−1: the last), `candidate`. */
import type { ModelConfig, Token } from '../../engine/types';
import { prompt } from '../../lab/experiment';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { modelProps, sharingProps } from '../shared/use-frame';
import { useLive } from '../shared/use-live';
import { useMounted } from '../shared/use-mounted';
import { usePrompt } from '../shared/use-prompt';
import { lastThatFit, useReading, useWaking } from '../shared/use-reading';
import { LogitLensView, type LensLayer } from './view';

const LAB = 'logit-lens';
const TOP = 5;

interface Props {
  stored: { model: { id: string; title: string }; prompt: string; tokens: Token[]; layers: LensLayer[] };
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

export default function LogitLens({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const mounted = useMounted();
  const waking = useWaking();
  const state = useLabState(LAB, { position: -1, layer: -1, candidate: 0 });
  const model = session.model.value;
  const limit = (model?.config ?? config).n_positions;

  const reading = useReading(LAB, pagePrompt, stored);
  const { tokens } = reading;
  const last = tokens.length - 1;
  const wanted = state.position.value;
  const position = wanted < 0 || wanted > last ? last : wanted;
  // Later tokens can not change earlier answers (the causal mask), so they need not be read at all.
  const ids = lastThatFit(tokens.slice(0, position + 1), limit).map((token) => token.id);
  const live = useLive(
    { key: stored.tokens.map((token) => token.id).join(), value: { layers: stored.layers, text: stored.prompt } },
    ids.join(),
    waking.loaded && reading.current && ids.length > 0,
    async () => {
      const text = prompt.peek();
      return { ...(await session.ask(LAB, 'logitLens', { tokens: ids, top: TOP })), text };
    },
    { figure: LAB },
  );
  const { answer, origin } = live;
  const stale = origin === 'stale' || !reading.current;

  return (
    <LabFrame
      {...sharingProps(LAB, locale, mounted)}
      {...modelProps(waking, live, reading)}
      wide
      title={strings['lab.logitLens.title']!}
      lead={strings['lab.logitLens.lead']}
      caption={strings['lab.logitLens.caption']}
      origin={stale ? 'stale' : origin}
      modelTitle={answer.model?.title ?? stored.model.title}
      prompt={answer.value.text}
      strings={strings}
      exportData={async () =>
        (await import('./export')).exportOf(
          answer.model?.id ?? stored.model.id,
          answer.value.text,
          position,
          answer.value.layers,
        )
      }
    >
      <LogitLensView
        text={pagePrompt}
        onText={(text) => {
          state.position.value = -1;
          prompt.value = text;
          waking.touch();
        }}
        examples={examples}
        tokens={tokens}
        limit={limit}
        position={position}
        onPosition={(index) => {
          state.position.value = index === last ? -1 : index;
          waking.touch();
        }}
        layers={answer.value.layers}
        cell={[state.layer.value, state.candidate.value]}
        onCell={(layer, candidate) => {
          state.layer.value = layer;
          state.candidate.value = candidate;
        }}
        stale={stale}
        disabled={!mounted}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}
