/** One component in all its fixture states. A state's props may lack strings and locale: the gallery supplies them. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

interface Sandbox {
  View?: ComponentType<Record<string, unknown>>;
  default: { name: string; props?: Record<string, unknown>; render?: ComponentType<Record<string, unknown>> }[];
}

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
      {sandbox.default
        .filter((state) => !only || state.name === only)
        .map(({ name: stateName, props, render }) => {
          const View = render ?? sandbox.View;
          return (
            <section key={stateName} class="it-figure" data-state-name={stateName} style={{ marginBlock: '0 4rem' }}>
              <h2 class="it-page-number">
                {name} / {stateName}
              </h2>
              {View && <View {...props} strings={strings[locale] ?? {}} locale={locale} />}
            </section>
          );
        })}
    </>
  );
}
