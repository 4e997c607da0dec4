/** Keeps the shapes of the small map true: they follow the page's prompt and the model that is loaded. */
import type { ModelConfig, Token } from '../../engine/types';
import { prompt } from '../../lab/experiment';
import { session } from '../../lab/session';
import { useReading } from '../shared/use-reading';
import { useMounted } from '../shared/use-mounted';
import { ChapterMapView, type ChapterMapViewProps } from './view';

type Props = Omit<ChapterMapViewProps, 'tokens'> & {
  stored: { prompt: string; tokens: readonly Token[] };
  config: ModelConfig;
};

export default function ChapterMap({ stored, config, ...props }: Props) {
  // The map may wake beside a running model and a changed prompt: its first paint is the server's nevertheless.
  const mounted = useMounted();
  const reading = useReading('chapter-map', mounted ? prompt.value : stored.prompt, stored);
  const model = mounted ? session.model.value : null;
  return <ChapterMapView {...props} config={model?.config ?? config} tokens={reading.tokens.length} />;
}
