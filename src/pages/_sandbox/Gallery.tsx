/** One component in all its states, each in the frame that chapters give it. Supplies the strings and the locale. */
import { useEffect, useState } from 'preact/hooks';
import { LabFrame } from '../../components/shared/LabFrame';
import './gallery.css';
import { statesOf, type Sandbox, type State } from './states';

const modules = import.meta.glob<Sandbox>('../../components/*/sandbox.tsx');

export default function Gallery({ name, strings }: { name: string; strings: Record<string, Record<string, string>> }) {
  const [sandbox, setSandbox] = useState<Sandbox | null>(null);
  const query = new URLSearchParams(location.search);
  const locale = query.get('lang') ?? 'en';
  const only = query.get('state');

  useEffect(() => {
    document.documentElement.lang = locale;
    const theme = query.get('theme');
    if (theme) document.documentElement.dataset.theme = theme;
    void modules[`../../components/${name}/sandbox.tsx`]?.().then(setSandbox);
  }, []);

  if (!sandbox) return null;
  return (
    <>
      {statesOf(sandbox)
        .filter((state) => !only || state.name === only)
        .map((state) => (
          <section
            key={state.name}
            class={`it-gallery-state${state.dark ? ' is-dark' : ''}`}
            data-state-name={state.name}
            data-derived={state.derived}
            data-theme={state.dark ? 'dark' : undefined}
          >
            <h2 class="it-page-number">
              {name} / {state.name}
            </h2>
            <Framed {...state} widget={name} strings={strings[locale] ?? {}} locale={locale} />
          </section>
        ))}
      <Without reasons={sandbox.without ?? {}} />
    </>
  );
}

interface Words {
  strings: Record<string, string>;
  locale: string;
}

function Framed({ widget, name, View, props, frame, strings, locale }: State & Words & { widget: string }) {
  if (!View) return null;
  const view = <View {...props} strings={strings} locale={locale} />;
  if (!frame) return <div class="it-figure">{view}</div>;
  const text = props.text ?? (props.place as { text?: string } | undefined)?.text ?? 'Once upon a time';
  return (
    <LabFrame
      {...frame}
      id={`${widget}-${name}`.replace(/[^\p{L}\p{N}]+/gu, '-')}
      title={widget}
      modelTitle="Course model, 12 M"
      prompt={String(text)}
      strings={strings}
      locale={locale}
      onStart={noop}
      onCancel={noop}
      onRetry={noop}
      onReset={noop}
      onCopyLink={() => ''}
      embedUrl="#"
      exportData={() => null}
    >
      {view}
    </LabFrame>
  );
}

/** States that other widgets have and this one does not. */
function Without({ reasons }: { reasons: Record<string, string> }) {
  return (
    <dl class="it-gallery-without">
      {Object.entries(reasons).map(([state, reason]) => (
        <div key={state}>
          <dt>not “{state}”</dt>
          <dd>{reason}</dd>
        </div>
      ))}
    </dl>
  );
}

function noop() {}
