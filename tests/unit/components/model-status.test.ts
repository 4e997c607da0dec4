/** What a lab tells those who do not see it of the model. */
import { expect, it } from 'vitest';
import { spokenState, type ModelNow } from '../../../src/components/shared/ModelStatus';
import strings from '../../../src/content/i18n/en.json';

const lab = (change: Partial<ModelNow>) => ({
  modelTitle: 'course-12m',
  model: { title: null, bytes: null, note: null, choose: () => undefined, ...change },
});

it('says that the site lacks the model of a link, asleep and once another has been loaded', () => {
  const missing = lab({ note: { kind: 'missing', model: 'gone' } });
  const note = 'This site has no model “gone”; course-12m answers instead.';
  expect(spokenState({ kind: 'idle' }, strings, 'en', missing)).toBe(note);
  expect(spokenState({ kind: 'ready' }, strings, 'en', missing)).toBe(`${note} Ready`);
  expect(spokenState({ kind: 'running' }, strings, 'en', missing)).toBe('');
});

it('says nothing of a model that sleeps, unless it was held back', () => {
  expect(spokenState({ kind: 'idle' }, strings, 'en', lab({}))).toBe('');
  expect(spokenState({ kind: 'idle' }, strings, 'en', lab({ heldBack: true }))).toMatch(/^Your connection is metered/);
  expect(spokenState({ kind: 'ready' }, strings, 'en')).toBe('Ready');
});
