/**
 * Connects the page's prompt and model to the view: reads the text, asks for the next token after every change, and
 * keeps the record of what was added to the text. State in the address: `prompt`, and
 * `#next-token.added=[4227,373]&next-token.from=0&next-token.temperature=0.8&next-token.seed=7&next-token.token=3`.
 */
import type { ModelConfig, Token } from '../../engine/types';
import { reset } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { tokenLabel } from '../shared/token-text';
import { fill, formatProbability } from '../shared/format';
import { useAnswer } from '../shared/use-answer';
import { lastThatFit, useReading } from '../shared/use-reading';
import { usePrompt } from '../shared/use-prompt';
import type { StoredPrediction } from './stored';
import { useContinuation } from './use-continuation';
import { NextTokenView } from './view';

export const LAB = 'next-token';
/** Bars listed; the rest of the vocabulary is summed in words. */
const TOP = 10;
const NEUTRAL = { temperature: 1, topK: 0, topP: 1 };

interface Props {
  stored: StoredPrediction;
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

export default function NextToken({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const continuation = useContinuation();
  const limit = (session.model.value?.config ?? config).n_positions;

  const reading = useReading(LAB, continuation.before, stored);
  const tokens = [...reading.tokens, ...continuation.steps.map((step) => step.token)];
  const read = lastThatFit(tokens, limit);
  const ids = read.map((token) => token.id);
  const { value, model, stale, disabled, touch, frame } = useAnswer({
    id: LAB,
    locale,
    stored: {
      model: stored.model,
      key: stored.tokens.map((token) => token.id).join(),
      value: { ...stored.distribution, text: stored.prompt, tokens: stored.tokens as readonly Token[] },
    },
    key: ids.join(),
    readings: [reading],
    askable: ids.length > 0 && !continuation.running,
    ask: async () => ({
      ...(await session.ask(LAB, 'predict', { tokens: ids, settings: NEUTRAL, top: TOP })).distribution,
      text: pagePrompt,
      tokens: read,
    }),
  });
  const best = value.candidates[0];

  return (
    <LabFrame
      {...frame}
      wide
      title={strings['lab.nextToken.title']!}
      lead={strings['lab.nextToken.lead']}
      prompt={value.text}
      strings={strings}
      onReset={() => {
        continuation.forget();
        reset(LAB);
      }}
      exportData={async () => (await import('./export')).exportOf(model.id, value)}
      announce={
        best && frame.origin === 'live' && !continuation.running
          ? fill(strings['lab.nextToken.announce']!, {
              token: tokenLabel(best.token),
              p: formatProbability(best.probability, locale),
            })
          : ''
      }
    >
      <NextTokenView
        text={pagePrompt}
        onText={(text) => {
          continuation.edit(text);
          touch();
        }}
        examples={examples}
        tokens={tokens}
        steps={continuation.steps}
        limit={limit}
        answer={value}
        stale={stale}
        selected={continuation.looked}
        onSelected={continuation.look}
        onChoose={(id) => {
          const candidate = value.candidates.find((c) => c.token.id === id);
          if (candidate && !stale) continuation.choose(candidate, value.candidates);
          touch();
        }}
        generation={{
          ...continuation.settings,
          running: continuation.running,
          count: continuation.count,
          onGenerate: () => void continuation.generate(),
          onMore: () => void continuation.more(),
          onStop: continuation.stop,
          onTakeBack: continuation.takeBack,
        }}
        disabled={disabled}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}
