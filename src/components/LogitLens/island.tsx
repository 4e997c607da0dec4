/** Asks the model what each of its layers would answer at one position of the page's prompt. State: `position`, `layer` (−1: the last), `candidate`. */
import type { ModelConfig, Token } from '../../engine/types';
import { prompt } from '../../lab/experiment';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { positionWithin } from '../shared/place';
import { useLab } from '../shared/use-lab';
import { usePrompt } from '../shared/use-prompt';
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
  const state = useLabState(LAB, { position: -1, layer: -1, candidate: 0 });
  const positionIn = (count: number) => positionWithin(state.position.value, count);
  const lab = useLab<LensLayer[]>({
    id: LAB,
    locale,
    stored: { ...stored, value: stored.layers },
    config,
    text: pagePrompt,
    key: '',
    storedKey: '',
    // Later tokens can not change earlier answers (the causal mask), so they need not be read at all.
    until: positionIn,
    ask: async (tokens) => (await session.ask(LAB, 'logitLens', { tokens, top: TOP })).layers,
  });
  const { shown } = lab;
  const { tokens } = lab.reading;
  const position = positionIn(tokens.length);

  return (
    <LabFrame
      {...lab.frame}
      wide
      title={strings['lab.logitLens.title']!}
      lead={strings['lab.logitLens.lead']}
      caption={strings['lab.logitLens.caption']}
      strings={strings}
      exportData={async () => (await import('./export')).exportOf(shown)}
    >
      <LogitLensView
        text={pagePrompt}
        onText={(text) => {
          state.position.value = -1;
          prompt.value = text;
          lab.touch();
        }}
        examples={examples}
        tokens={tokens}
        limit={lab.limit}
        read={shown.tokens}
        position={position}
        onPosition={(index) => {
          state.position.value = index === tokens.length - 1 ? -1 : index;
          lab.touch();
        }}
        layers={shown.value}
        cell={[state.layer.value, state.candidate.value]}
        onCell={(layer, candidate) => {
          state.layer.value = layer;
          state.candidate.value = candidate;
        }}
        stale={lab.stale}
        disabled={lab.disabled}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}
