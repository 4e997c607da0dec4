/** The settings of sampling, with a line each on what they do. */
import { SamplingSliders } from '../shared/SamplingSliders';
import type { Linked } from './view';

export function Controls({ settings, onSettings, distribution, disabled, strings, locale, t }: Linked) {
  const texts = {
    temperature: t('temperature'),
    topK: t('topK'),
    topP: t('topP'),
    all: t('all'),
    neutral: strings['lab.common.neutral'] ?? '',
    hints: { temperature: t('temperatureHint'), topK: t('topKHint'), topP: t('topPHint') },
  };
  return (
    <div class="it-sampling__controls">
      <SamplingSliders
        vocabularySize={distribution.vocabularySize}
        {...{ settings, onSettings, texts, disabled, locale }}
      />
    </div>
  );
}
