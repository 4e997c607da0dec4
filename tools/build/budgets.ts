/** What pages may cost, by their type. More fails the build. */
import { locales } from '../../src/locales.ts';
import { SiteCosts, type Costs } from './costs.ts';

interface Budget {
  type: string;
  pages: RegExp;
  /** In KB (1000 bytes), but `requests`. */
  limits: Costs;
}

/** Comparing the model with a stored run takes the tokenizer's table of 200 KB in the page itself, when a reader asks for it. */
const WITH_TABLE = 280;

/** The first that fits. Languages have the same budgets: a prefix such as `ja/` is taken off before. */
const BUDGETS: readonly Budget[] = [
  {
    type: 'experiment',
    pages: /^embed\//,
    limits: { html: 60, css: 32, fonts: 160, rest: 60, awake: 60, used: WITH_TABLE, requests: 30 },
  },
  {
    type: 'gallery',
    pages: /^sandbox\//,
    limits: { html: 160, css: 32, fonts: 160, rest: 60, awake: 60, used: 200, requests: 20 },
  },
  {
    type: 'reference',
    pages: /^(404\.html|offline|glossary|translating|translation-status|deploying|data-and-licences)/,
    limits: { html: 40, css: 32, fonts: 420, rest: 40, awake: 40, used: 160, requests: 16 },
  },
  {
    type: 'chapter on the model in the page',
    pages: /^how-it-is-built/,
    limits: { html: 110, css: 32, fonts: 420, rest: 60, awake: 160, used: WITH_TABLE, requests: 60 },
  },
  {
    type: 'chapter',
    pages: /^/,
    limits: { html: 110, css: 32, fonts: 420, rest: 60, awake: 160, used: 160, requests: 60 },
  },
];

const KINDS = ['html', 'css', 'fonts', 'rest', 'awake', 'used', 'requests'] as const;

export interface Verdict {
  /** A line for each type: the most that a page of it costs, and the limit. */
  table: string[];
  /** What costs too much, each a sentence. */
  excesses: string[];
}

export function holdToBudgets(folder: string, base: string, pages: readonly string[]): Verdict {
  const site = new SiteCosts(folder, base);
  const worst = new Map<Budget, Record<keyof Costs, { cost: number; page: string }>>();
  const excesses: string[] = [];
  for (const page of pages) {
    const budget = budgetOf(page);
    const costs = site.of(page);
    const most = worst.get(budget) ?? nothingYet();
    worst.set(budget, most);
    for (const kind of KINDS) {
      const cost = kind === 'requests' ? costs[kind] : costs[kind] / 1000;
      if (cost > most[kind].cost) most[kind] = { cost, page };
      const limit = budget.limits[kind];
      if (cost > limit)
        excesses.push(`${page}: ${kind} ${rounded(cost, kind)}, at most ${limit} for the type “${budget.type}”.`);
    }
  }
  const table = [...worst].map(([{ type, limits }, most]) => {
    const cells = KINDS.map((kind) => `${kind} ${rounded(most[kind].cost, kind)} of ${limits[kind]}`);
    return `${type}: ${cells.join(', ')}`;
  });
  return { table, excesses };
}

function budgetOf(page: string): Budget {
  const [first = '', ...rest] = page.split('/');
  const name = first in locales ? rest.join('/') : page;
  return BUDGETS.find(({ pages }) => pages.test(name))!;
}

const nothingYet = () =>
  Object.fromEntries(KINDS.map((kind) => [kind, { cost: 0, page: '' }])) as Record<
    keyof Costs,
    { cost: number; page: string }
  >;

const rounded = (cost: number, kind: keyof Costs) => (kind === 'requests' ? String(cost) : `${cost.toFixed(1)} KB`);
