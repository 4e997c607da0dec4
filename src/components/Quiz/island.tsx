/** Keeps which answers the reader has tried; everything else is the view's. */
import { useKept } from '../shared/use-kept';
import { useMounted } from '../shared/mounted';
import { QuizView, type QuizViewProps } from './view';

export default function Quiz(props: Omit<QuizViewProps, 'tried' | 'restored' | 'disabled' | 'onTry'>) {
  const mounted = useMounted();
  const { chosen, restored, choose } = useKept(`quiz-${props.id}`, props.options.length);
  const onTry = (i: number) => !chosen.includes(i) && choose([...chosen, i]);
  return <QuizView {...props} tried={[...chosen]} restored={restored} disabled={!mounted} onTry={onTry} />;
}
