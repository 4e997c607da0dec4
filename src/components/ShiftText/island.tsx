/**
 * Moves the page's prompt to another place of the context. State in the address: `prompt`,
 * `#at=shift-text&shift-text.offset=100`.
 */
import { useRef } from 'preact/hooks';
import type { ModelConfig, Token } from '../../engine/types';
import { prompt } from '../../lab/experiment';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { PromptInput } from '../shared/PromptInput';
import type { Strings } from '../shared/strings-type';
import { useLab } from '../shared/use-lab';
import { usePrompt } from '../shared/use-prompt';
import { askShift, type Shifted } from './ask';
import { ShiftTextView } from './view';

interface Props {
  stored: { model: { id: string; title: string }; prompt: string; tokens: Token[]; shifted: Shifted };
  config: ModelConfig;
  examples: string[];
  strings: Strings;
  locale: string;
}

const LAB = 'shift-text';
/** Tokens read: what block 0 reads is handed over whole for every place of the curve. */
const MOST_TOKENS = 64;

export default function ShiftText({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const state = useLabState(LAB, { offset: 0 });
  const wanted = Math.max(0, Math.trunc(state.offset.value) || 0);
  const swept = useRef<{ key: string; sweep: Shifted['sweep'] } | null>(null);
  const lab = useLab<Shifted>({
    id: LAB,
    locale,
    stored: { ...stored, value: stored.shifted },
    config,
    text: pagePrompt,
    key: String(wanted),
    storedKey: '0',
    most: MOST_TOKENS,
    ask: async (ids, sizes) => {
      const key = `${session.model.value?.id} ${ids.join()}`;
      const known = swept.current?.key === key ? swept.current.sweep : undefined;
      const offset = Math.min(wanted, sizes.n_positions - ids.length);
      const shifted = await askShift((name, input) => session.ask(LAB, name, input), sizes, ids, offset, known);
      swept.current = { key, sweep: shifted.sweep };
      return shifted;
    },
  });
  const { shown, reading, limit } = lab;
  const count = Math.min(reading.tokens.length, limit);

  return (
    <LabFrame
      {...lab.frame}
      wide
      title={strings['lab.shift.title'] ?? ''}
      lead={strings['lab.shift.lead']}
      exportData={async () => (await import('./export')).exportOf(shown)}
      strings={strings}
    >
      <PromptInput
        label={strings['lab.common.prompt'] ?? ''}
        value={pagePrompt}
        onInput={(text) => {
          prompt.value = text;
          lab.touch();
        }}
        examples={examples}
        tokenCount={reading.current ? reading.tokens.length : null}
        limit={limit}
        strings={strings}
        locale={locale}
      />
      <ShiftTextView
        offset={Math.min(wanted, Math.max(0, lab.config.n_positions - count))}
        shifted={shown.value}
        count={count}
        context={lab.config.n_positions}
        stale={lab.stale}
        disabled={lab.disabled}
        onOffset={(offset) => {
          state.offset.value = offset;
          lab.touch();
        }}
        {...{ strings, locale }}
      />
    </LabFrame>
  );
}
