/** Puts the model that is loaded in this page into the table as soon as one is. */
import { session } from '../../lab/session';
import { ModelSizesView, type ModelSizesViewProps } from './view';

export default function ModelSizes(props: Omit<ModelSizesViewProps, 'loaded'>) {
  const model = session.model.value;
  return <ModelSizesView {...props} model={model ?? props.model} loaded={model !== null} />;
}
