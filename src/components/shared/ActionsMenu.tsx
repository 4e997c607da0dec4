/** Share and export: copy link, embed code, reset, numbers as JSON/CSV, figure as SVG/PNG. A disclosure with buttons. */
import type { RefObject } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { copyText } from './clipboard';
import { fill } from './format';
import type { LabFrameProps } from './LabFrame';
import { useMounted } from './mounted';

type MenuProps = LabFrameProps & { figure: RefObject<HTMLElement> };

type ExportFormat = 'json' | 'csv' | 'svg' | 'png';

export function ActionsMenu(props: MenuProps) {
  const { id, title, strings, model, onReset, embedUrl, exportData, figure } = props;
  // Disabled until the page is awake, so that no click is lost.
  const mounted = useMounted();
  const [open, setOpen] = useState(false);
  const [notice, setNotice] = useState('');
  const root = useRef<HTMLDivElement>(null);
  const panelId = useId();
  const t = (name: string) => strings[`lab.common.${name}`] ?? '';

  const leave = () => {
    setOpen(false);
    root.current?.querySelector('button')?.focus();
  };

  // Before the open menu is painted: who presses Escape at once is heard.
  useLayoutEffect(() => {
    if (!open) return;
    const close = (event: Event) => {
      const inside = root.current?.contains(event.target as Node);
      if (event instanceof KeyboardEvent ? event.key !== 'Escape' : inside) return;
      if (inside) leave();
      else setOpen(false);
    };
    // Or what Tab comes to next would have the focus under the menu.
    const events = ['pointerdown', 'focusin', 'keydown'];
    for (const name of events) document.addEventListener(name, close);
    return () => events.forEach((name) => document.removeEventListener(name, close));
  }, [open]);

  // Cleared in between: what is done again is said again.
  const tell = async (action: () => Promise<string>) => {
    setNotice('');
    await Promise.resolve();
    setNotice(await action());
  };
  const copy = async (text: string, done: string) =>
    !text ? t('linkTooLong') : (await copyText(text)) ? done : t('copyFailed');
  const copyEmbed = async () => {
    const { embedCode } = await import('./embed-code');
    const height = figure.current?.offsetHeight ?? 0;
    return copy(embedUrl ? embedCode(new URL(embedUrl, location.href), title, height) : '', t('copied'));
  };
  const save = async (format: ExportFormat) => {
    const { exportFigure, exportNumbers } = await import('./export');
    const link = props.onCopyLink?.() || location.href.replace(/#.*$/, '');
    if (format === 'svg' || format === 'png') {
      const text = { title, caption: captionOf(figure.current), source: sourceOf(props), link };
      return t((await exportFigure(figure.current, id, text, format)) ? 'saved' : 'exportFailed');
    }
    const data = await exportData?.();
    const about = { lab: id, title, link, language: props.locale ?? 'en', origin: props.origin };
    if (data) await exportNumbers(data, about, format, props.modelFacts);
    return t(data ? 'saved' : 'exportNothing');
  };

  return (
    <div class="it-menu" ref={root}>
      <button
        type="button"
        class="it-menu-button"
        aria-expanded={open}
        aria-controls={panelId}
        aria-label={`${t('actions')}: ${title}`}
        title={t('actions')}
        disabled={!mounted}
        onClick={() => {
          setNotice('');
          setOpen(!open);
        }}
      >
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <circle cx="4" cy="10" r="1.6" />
          <circle cx="10" cy="10" r="1.6" />
          <circle cx="16" cy="10" r="1.6" />
        </svg>
      </button>
      <div class="it-menu-panel" id={panelId} hidden={!open}>
        {props.onCopyLink && (
          <Item label={t('copyLink')} onClick={() => tell(() => copy(props.onCopyLink?.() ?? '', t('linkCopied')))} />
        )}
        {embedUrl !== undefined && <Item label={t('copyEmbed')} onClick={() => tell(copyEmbed)} />}
        {exportData && (
          <>
            <Item label={t('exportJson')} onClick={() => tell(() => save('json'))} />
            <Item label={t('exportCsv')} onClick={() => tell(() => save('csv'))} />
          </>
        )}
        <Item label={t('exportSvg')} onClick={() => tell(() => save('svg'))} />
        <Item label={t('exportPng')} onClick={() => tell(() => save('png'))} />
        {onReset && <Item label={t('reset')} onClick={() => onReset()} separated />}
        {model && (
          <Item
            label={t('model.choose')}
            onClick={() => {
              // The dialog gives the focus back to what had it.
              leave();
              model.choose();
            }}
            separated={!onReset}
          />
        )}
        <p class="it-menu-notice" role="status">
          {notice}
        </p>
      </div>
    </div>
  );
}

function Item({ label, onClick, separated }: { label: string; onClick(): void; separated?: boolean }) {
  return (
    <button type="button" class={`it-menu-item${separated ? ' is-separated' : ''}`} onClick={onClick}>
      {label}
    </button>
  );
}

/** What is seen: the figure's caption, or, where it has none, what the reader is told to do. */
function captionOf(figure: HTMLElement | null): string {
  return figure?.querySelector('.it-caption, .it-lab-lead')?.textContent ?? '';
}

/** Model and prompt of the numbers, as the badge says them; it does not repeat the prompt of a live answer. */
function sourceOf({ origin, modelTitle, prompt, strings, modelless }: MenuProps): string {
  if (modelless || origin === 'live') {
    const key = modelless ? 'sourceText' : 'sourceLive';
    return fill(strings[`lab.common.${key}`] ?? '', { model: modelTitle, prompt });
  }
  return fill(strings[`lab.common.${origin}`] ?? '', { model: modelTitle, prompt });
}
