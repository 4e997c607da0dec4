/** Keeps the reader's commitment, tells it to the lab it is about, and whether the explanation is open. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { notePrediction } from '../../lab/predictions';
import { plainInline } from '../shared/Inline';
import { useKept } from '../shared/use-kept';
import { useMounted } from '../shared/mounted';
import { PredictView, type PredictViewProps } from './view';

type Props = Omit<
  PredictViewProps,
  'committed' | 'restored' | 'opened' | 'disabled' | 'onCommit' | 'onToggle' | 'children'
> & {
  children?: ComponentChildren;
};

export default function Predict(props: Props) {
  const { id, options, lab } = props;
  const mounted = useMounted();
  const kept = useKept(`predict-${id}`, options.length);
  const [opened, setOpened] = useState(false);
  // It may have been opened before the island woke.
  useEffect(() => setOpened(document.querySelector<HTMLDetailsElement>(`#predict-${id} details`)?.open ?? false), []);
  const commit = (option: number) => {
    kept.choose([option]);
    if (lab) notePrediction(lab, { question: `predict-${id}`, text: plainInline(options[option] ?? '') });
  };
  return (
    <PredictView
      {...props}
      committed={kept.chosen[0] ?? null}
      restored={kept.restored}
      opened={opened}
      disabled={!mounted}
      onCommit={commit}
      onToggle={setOpened}
    />
  );
}
