/** Keeps the map's sizes true: they follow the page's prompt and the model that is loaded. State: `part`. */
import type { ModelConfig, Token } from '../../engine/types';
import { useLabState } from '../../lab/lab-state';
import { session } from '../../lab/session';
import { LabFrame } from '../shared/LabFrame';
import { ReadingProblem } from '../shared/ReadingProblem';
import { sharingProps } from '../shared/use-frame';
import { useModel } from '../shared/use-model';
import { useMounted } from '../shared/mounted';
import { usePrompt } from '../shared/use-prompt';
import { useReading } from '../shared/use-reading';
import type { ChapterLink } from './detail';
import { parts, sizesOf } from './parts';
import { ModelMapView } from './view';

const LAB = 'model-map';
const FIRST = 'attention';

interface Props {
  stored: { model: { id: string; title: string }; prompt: string; tokens: Token[] };
  config: ModelConfig;
  chapters: Record<string, ChapterLink>;
  strings: Record<string, string>;
  locale: string;
}

export default function ModelMap({ stored, config, chapters, strings, locale }: Props) {
  const pagePrompt = usePrompt();
  const mounted = useMounted();
  const state = useLabState(LAB, { part: FIRST });
  const model = session.model.value;
  const reading = useReading(LAB, pagePrompt, stored);
  const selected = parts.find((part) => part.id === state.part.value)?.id ?? FIRST;
  const shape = model?.config ?? config;
  return (
    <LabFrame
      {...sharingProps(LAB, locale, mounted)}
      wide
      modelless
      title={strings['lab.modelMap.title']!}
      lead={strings['lab.modelMap.lead']}
      caption={strings['lab.modelMap.caption']}
      state={session.state.value}
      origin={reading.current ? 'live' : 'stale'}
      modelTitle={model?.title ?? stored.model.title}
      model={useModel()}
      prompt={reading.text}
      strings={strings}
      exportData={async () =>
        (await import('./export')).exportOf(
          model?.id ?? stored.model.id,
          sizesOf(shape, reading.tokens.length),
          reading,
        )
      }
    >
      <ReadingProblem readings={[reading]} {...{ strings, locale }} />
      <ModelMapView
        config={shape}
        tokens={reading.tokens}
        chapters={chapters}
        selected={selected}
        onSelect={(id) => void (state.part.value = id)}
        stale={!reading.current}
        disabled={!mounted}
        strings={strings}
        locale={locale}
      />
    </LabFrame>
  );
}
