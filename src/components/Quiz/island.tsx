/** Keeps which answers the reader has tried; everything else is the view's. */
import { useState } from 'preact/hooks';
import { useMounted } from '../shared/use-mounted';
import { QuizView, type QuizViewProps } from './view';

export default function Quiz(props: Omit<QuizViewProps, 'tried' | 'disabled' | 'onTry'>) {
  const mounted = useMounted();
  const [tried, setTried] = useState<number[]>([]);
  const onTry = (i: number) => setTried((before) => (before.includes(i) ? before : [...before, i]));
  return <QuizView {...props} tried={tried} disabled={!mounted} onTry={onTry} />;
}
