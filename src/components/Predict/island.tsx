/** Keeps the reader's commitment and whether the explanation is open. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useMounted } from '../shared/use-mounted';
import { PredictView, type PredictViewProps } from './view';

type Props = Omit<PredictViewProps, 'committed' | 'opened' | 'disabled' | 'onCommit' | 'onToggle' | 'children'> & {
  children?: ComponentChildren;
};

export default function Predict(props: Props) {
  const mounted = useMounted();
  const [committed, setCommitted] = useState<number | null>(null);
  const [opened, setOpened] = useState(false);
  return (
    <PredictView
      {...props}
      committed={committed}
      opened={opened}
      disabled={!mounted}
      onCommit={setCommitted}
      onToggle={setOpened}
    />
  );
}
