/** What every experiment hands to its `LabFrame` in the same way: how to share it, and the model's state with what to do about it. */
import { embedLinkTo, linkTo } from '../../lab/lab-link';
import { reset } from '../../lab/lab-state';
import { baseUrl } from '../../lab/site';
import { predictionFor } from '../../lab/predictions';
import type { LabError } from '../../lab/session';
import type { LabFrameProps } from './LabFrame';
import type { Waking } from './use-reading';

type Sharing = Pick<
  LabFrameProps,
  'id' | 'locale' | 'onReset' | 'onCopyLink' | 'embedUrl' | 'modelFacts' | 'prediction'
>;
type Model = Pick<LabFrameProps, 'state' | 'model' | 'quiet' | 'onStart' | 'onRetry' | 'onCancel'>;

/** Addresses and predictions are known in the browser only: until the lab is mounted there are none. */
export function sharingProps(id: string, locale: string, mounted: boolean): Sharing {
  return {
    id,
    locale,
    onReset: () => reset(id),
    onCopyLink: () => linkTo(id),
    modelFacts: async (id) => (await import('../../lab/site-models')).readManifest(baseUrl(), id),
    embedUrl: mounted ? embedLinkTo(id, locale) : '',
    prediction: mounted ? predictionFor(id).value : null,
  };
}

/**
 * @param asked what the lab asks for (`useLive`, `useReading`): the first that failed is the lab's failure, and
 * "try again" asks for all that failed
 */
export function modelProps(waking: Waking, ...asked: { error: LabError | null; retry(): void }[]): Model {
  const failed = asked.filter(({ error }) => error);
  const error = failed[0]?.error;
  return {
    state: error ? { kind: 'failed', code: error.code, details: error.details } : waking.state.value,
    model: waking.model,
    // Its own failure every lab tells.
    quiet: !error && !waking.speaks,
    onStart: waking.start,
    onRetry() {
      if (failed.length === 0 || waking.state.peek().kind === 'failed') waking.start();
      for (const { retry } of failed) retry();
    },
    onCancel: waking.cancel,
  };
}
