/** Share and export: copy link, embed code, reset, numbers as JSON/CSV, figure as SVG/PNG. A disclosure with buttons. */
import type { RefObject } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { copyText } from './clipboard';
import type { LabFrameProps } from './LabFrame';

type MenuProps = Pick<
  LabFrameProps,
  'id' | 'title' | 'strings' | 'model' | 'onCopyLink' | 'onReset' | 'embedUrl' | 'exportData'
> & { figure: RefObject<HTMLElement> };

type ExportFormat = 'json' | 'csv' | 'svg' | 'png';

export function ActionsMenu({
  id,
  title,
  strings,
  model,
  onCopyLink,
  onReset,
  embedUrl,
  exportData,
  figure,
}: MenuProps) {
  const [open, setOpen] = useState(false);
  const [notice, setNotice] = useState('');
  const root = useRef<HTMLDivElement>(null);
  const panelId = useId();
  const t = (name: string) => strings[`lab.common.${name}`] ?? '';

  useEffect(() => {
    if (!open) return;
    const close = (event: Event) => {
      if (event instanceof KeyboardEvent && event.key !== 'Escape') return;
      if (!(event instanceof KeyboardEvent) && root.current?.contains(event.target as Node)) return;
      setOpen(false);
      if (event instanceof KeyboardEvent) root.current?.querySelector('button')?.focus();
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, [open]);

  const copy = async (text: string | void, done: string) => {
    const copied = text === undefined ? true : await copyText(text);
    setNotice(copied ? done : t('copyFailed'));
  };
  const save = async (format: ExportFormat) => {
    const { exportFigure, exportNumbers } = await import('./export');
    if (format === 'svg' || format === 'png') {
      const saved = await exportFigure(figure.current, id, title, format);
      setNotice(saved ? '' : t('exportFailed'));
    } else exportNumbers((await exportData?.()) ?? null, id, format);
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
        onClick={() => setOpen(!open)}
      >
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <circle cx="4" cy="10" r="1.6" />
          <circle cx="10" cy="10" r="1.6" />
          <circle cx="16" cy="10" r="1.6" />
        </svg>
      </button>
      <div class="it-menu-panel" id={panelId} hidden={!open}>
        {onCopyLink && <Item label={t('copyLink')} onClick={() => copy(onCopyLink(), t('linkCopied'))} />}
        {embedUrl && <Item label={t('copyEmbed')} onClick={() => copy(embedCode(embedUrl, title), t('copied'))} />}
        {exportData && (
          <>
            <Item label={t('exportJson')} onClick={() => save('json')} />
            <Item label={t('exportCsv')} onClick={() => save('csv')} />
          </>
        )}
        <Item label={t('exportSvg')} onClick={() => save('svg')} />
        <Item label={t('exportPng')} onClick={() => save('png')} />
        {onReset && <Item label={t('reset')} onClick={() => onReset()} separated />}
        {model && <Item label={t('model.choose')} onClick={() => model.choose()} separated={!onReset} />}
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

/** HTML for another page. The address is absolute, so that it works there. */
function embedCode(embedUrl: string, title: string): string {
  const url = new URL(embedUrl, location.href).href.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
  const name = title.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
  return `<iframe src="${url}" title="${name}" width="100%" height="640" style="border:0" loading="lazy"></iframe>`;
}
