/** Both next-token distributions side by side on one scale; the thin line under a bar is the other prompt's probability. */
import { Bars } from '../shared/Bars';
import { fill, formatProbability } from '../shared/format';
import type { Strings } from '../shared/strings-type';
import type { Side } from './comparison';
import { englishIn } from '../shared/untranslated';

export interface AnswersProps {
  a: Side;
  b: Side;
  /** The prompts that are offered. */
  examples?: readonly string[] | undefined;
  locale: string;
  /** Keys `lab.compare.*`. */
  strings: Strings;
}

export function Answers({ a, b, examples = [], locale, strings }: AnswersProps) {
  const all = [a, b].flatMap(({ candidates }) => candidates);
  const max = Math.max(...all.flatMap(({ probability, other }) => [probability, other]), 1e-9);
  return (
    <div class="it-compare__answers">
      {[a, b].map((side, i) => (
        <section key={i} data-side={i === 0 ? 'a' : 'b'}>
          <h4 class="it-control-label">{fill(strings['lab.compare.next'] ?? '', { name: i === 0 ? 'A' : 'B' })}</h4>
          <p class="it-compare__prompt" {...englishIn(examples, side.prompt)}>
            {side.prompt}
          </p>
          <Bars
            label={fill(strings['lab.compare.nextLabel'] ?? '', { prompt: side.prompt })}
            items={side.candidates.map(({ token, probability, other }) => ({
              id: token.id,
              label: token,
              value: probability,
              secondary: other,
            }))}
            said
            secondaryName={strings[`lab.compare.${i === 0 ? 'b' : 'a'}`]}
            max={max}
            format={(p) => formatProbability(p, locale)}
          />
        </section>
      ))}
      <p class="it-hint">{strings['lab.compare.thin']}</p>
    </div>
  );
}
