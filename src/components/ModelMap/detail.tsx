/** What goes into a part of the model, what comes out, how many weights it holds, and where to read on. */
import { Fragment } from 'preact';
import { fill, formatInteger, formatPercent } from '../shared/format';
import './detail.css';
import { symbol, totalWeights, weightsOf, type Part, type Shape, type Sizes } from './parts';
import { untranslated } from '../shared/untranslated';

export interface ChapterLink {
  href: string;
  title: string;
}

interface Props {
  part: Part;
  sizes: Sizes;
  /** The reader chose this part: on a phone it stays in view until closed. */
  asked: boolean;
  onClose(): void;
  chapters: Record<string, ChapterLink>;
  strings: Record<string, string>;
  locale: string;
}

export function Detail({ part, sizes, asked, onClose, chapters, strings, locale }: Props) {
  const t = (key: string) => strings[`lab.modelMap.${key}`] ?? '';
  const words = Object.fromEntries(Object.entries(sizes).map(([dim, n]) => [dim, formatInteger(n, locale)]));
  const links = part.chapters.map((slug) => chapters[slug]).filter((link) => link !== undefined);
  return (
    <aside id="model-map-detail" class={`it-map__detail it-map__detail--${part.tone}`} data-asked={asked || undefined}>
      <button type="button" class="it-map__close" aria-label={strings['lab.common.close']} onClick={onClose}>
        ×
      </button>
      <h4>{t(`${part.id}.name`)}</h4>
      <p data-said="">{fill(t(`${part.id}.text`), words)}</p>
      <dl>
        <dt>{t('in')}</dt>
        <dd>{part.input ? <ShapeText shape={part.input} sizes={sizes} locale={locale} /> : t('text')}</dd>
        {part.inside?.map(({ name, shape }) => (
          <Fragment key={name}>
            <dt class="it-map__inner" {...untranslated}>
              {name}
            </dt>
            <dd>
              <ShapeText shape={shape} sizes={sizes} locale={locale} />
            </dd>
          </Fragment>
        ))}
        <dt>{t('out')}</dt>
        <dd>
          <ShapeText shape={part.output} sizes={sizes} locale={locale} />
        </dd>
        <dt>{t('weights')}</dt>
        <dd>{weightText(part, sizes, t, locale)}</dd>
      </dl>
      {links.length > 0 && (
        <p class="it-map__read">
          {links.map((link) => (
            <a key={link.href} href={link.href}>
              {link.title}
            </a>
          ))}
        </p>
      )}
    </aside>
  );
}

function ShapeText({ shape, sizes, locale }: { shape: Shape; sizes: Sizes; locale: string }) {
  return (
    <>
      <i>{shape.map(symbol).join(' × ')}</i> = {shape.map((dim) => formatInteger(sizes[dim], locale)).join(' × ')}
    </>
  );
}

/** '9,649,344 (78.0% of the model)'; for a block's part: all its copies. */
function weightText(part: Part, sizes: Sizes, t: (key: string) => string, locale: string): string {
  const all = weightsOf(part, sizes);
  if (part.id === 'output') return t('shared');
  if (all === 0) return t('none');
  const share = formatPercent(all / totalWeights(sizes), locale, 1);
  const one = formatInteger(part.weights(sizes), locale);
  return part.perBlock
    ? fill(t('weightsPerBlock'), { one, blocks: sizes.L, all: formatInteger(all, locale), share })
    : fill(t('weightsOnce'), { all: formatInteger(all, locale), share });
}
