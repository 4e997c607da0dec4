/** Connects the playground to the tokenizer. No model is loaded for it. */
import type { Token } from '../../engine/types';
import { reset, useLabState } from '../../lab/lab-state';
import { fill } from '../shared/format';
import { LabFrame } from '../shared/LabFrame';
import type { Strings } from '../shared/strings-type';
import { sharingProps } from '../shared/use-frame';
import { useModel } from '../shared/use-model';
import { useMounted } from '../shared/mounted';
import { useReading } from '../shared/use-reading';
import { TokenizerView } from './view';

export interface TokenizerProps {
  id: string;
  /** The text shown first and its tokens, cut at build time by the same tokenizer. */
  stored: { prompt: string; tokens: Token[] };
  examples: string[];
  locale: string;
  strings: Strings;
}

export default function TokenizerPlayground({ id, stored, examples, locale, strings }: TokenizerProps) {
  const state = useLabState(id, { text: stored.prompt, token: -1 });
  const text = state.text.value;
  const reading = useReading(id, text, stored);
  // −1: none.
  const token = Math.trunc(state.token.value);
  const mounted = useMounted();

  return (
    <LabFrame
      {...sharingProps(id, locale, mounted)}
      title={strings['lab.tokenizer.title'] ?? ''}
      lead={strings['lab.tokenizer.lead']}
      caption={strings['lab.tokenizer.caption']}
      modelless
      state={{ kind: 'ready' }}
      origin={reading.current ? 'live' : 'stale'}
      modelTitle=""
      model={useModel()}
      prompt={reading.text}
      announce={fill(strings['lab.tokenizer.announce'] ?? '', { count: reading.tokens.length })}
      onReset={() => reset(id, { keepPrompt: true })}
      exportData={async () => (await import('./exported')).exported(reading.text, reading.tokens)}
      strings={strings}
    >
      <TokenizerView
        text={text}
        tokens={reading.tokens}
        tokensOf={reading.text}
        selected={token < 0 ? null : token}
        examples={examples}
        reading={reading}
        onInput={(next) => {
          state.token.value = -1;
          state.text.value = next;
        }}
        onSelect={(index) => void (state.token.value = index ?? -1)}
        locale={locale}
        strings={strings}
      />
    </LabFrame>
  );
}
