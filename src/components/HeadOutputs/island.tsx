/**
 * Asks for what the heads of one block give at one token. State in the address:
 * `#at=head-outputs&head-outputs.layer=2&head-outputs.token=3&head-outputs.row=0&head-outputs.dimension=7`; token −1 is the last.
 */
import { useMemo, useState } from 'preact/hooks';
import type { ModelConfig } from '../../engine/types';
import { prompt } from '../../lab/experiment';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { indexWithin } from '../shared/place';
import { tokenLabel } from '../shared/token-text';
import { LabFrame } from '../shared/LabFrame';
import { useLab } from '../shared/use-lab';
import { usePrompt } from '../shared/use-prompt';
import { lastThatFit } from '../shared/use-reading';
import { askOutputs, type HeadOutputs } from './outputs';
import { outputsOf, type StoredOutputs } from './stored';
import { WriteCalculation } from './calculation';
import { HeadOutputsView } from './view';

const LAB = 'head-outputs';

interface Props {
  stored: StoredOutputs;
  config: ModelConfig;
  examples: string[];
  strings: Record<string, string>;
  locale: string;
}

export default function HeadOutputs({ stored, config, examples, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const state = useLabState(LAB, { layer: stored.layer, token: -1, row: 0, dimension: 0 });
  const [open, setOpen] = useState(false);
  const first = useMemo(() => ({ ...stored, value: outputsOf(stored) }), [stored]);
  const sizes = session.model.value?.config ?? config;
  const layer = Math.min(Math.max(0, Math.trunc(state.layer.value)), sizes.n_layer - 1);
  const token = Math.trunc(state.token.value);
  const row = Math.max(0, Math.trunc(state.row.value));
  const positionIn = (count: number) => (token >= 0 && token < count ? token : count - 1);
  const lab = useLab<HeadOutputs>({
    id: LAB,
    locale,
    stored: first,
    config,
    text: pagePrompt,
    key: `${layer} ${token}`,
    storedKey: `${stored.layer} -1`,
    ask: (ids) => askOutputs((name, input) => session.ask(LAB, name, input), ids, layer, positionIn(ids.length)),
  });
  const { value } = lab.shown;
  const dimension = indexWithin(state.dimension.value, value.attnOut.length);
  const tokens = lastThatFit(lab.reading.tokens, lab.limit);
  const change = <T,>(field: { value: T }, next: T) => {
    field.value = next;
    lab.touch();
  };
  return (
    <LabFrame
      {...lab.frame}
      wide
      title={strings['lab.headOutputs.title']!}
      lead={strings['lab.headOutputs.lead']}
      caption={strings['lab.headOutputs.caption']}
      strings={strings}
      exportData={async () => (await import('./export')).exportOf(lab.shown)}
    >
      <HeadOutputsView
        text={pagePrompt}
        onText={(text) => {
          state.token.value = -1;
          change(prompt, text);
        }}
        examples={examples}
        limit={lab.limit}
        count={lab.reading.tokens.length}
        tokens={tokens}
        position={positionIn(tokens.length)}
        onPosition={(at) => change(state.token, at === tokens.length - 1 ? -1 : at)}
        layers={sizes.n_layer}
        layer={layer}
        onLayer={(next) => change(state.layer, next)}
        outputs={value}
        row={row}
        onRow={(next) => void (state.row.value = next)}
        chosen={[row, dimension]}
        onChoose={(at, next) => {
          state.row.value = at;
          state.dimension.value = next;
        }}
        stale={lab.stale}
        disabled={lab.disabled}
        strings={strings}
        locale={locale}
      >
        <WriteCalculation
          lab={LAB}
          outputs={value}
          row={row}
          dimension={dimension}
          open={open}
          onOpen={(next) => {
            setOpen(next);
            if (next) lab.touch();
          }}
          token={lab.shown.tokens[value.position] ? tokenLabel(lab.shown.tokens[value.position]!) : ''}
          {...{ strings, locale }}
        />
      </HeadOutputsView>
    </LabFrame>
  );
}
