/** Which modules share a script, where the bundler's own choice would cost readers more. */

/**
 * What every chapter needs is one script: left alone, the bundler cuts it into some thirty pieces, which compress worse and cost
 * a chapter 8 to 12 KB more. A few functions too short for a file of their own are in it too; what only some labs need (matrices,
 * plots) is not.
 */
const labParts = [
  /node_modules\/(@preact\/signals|preact)/,
  /components\/shared\/(use-|LabFrame|ModelStatus|ActionsMenu|PromptInput|Token|Legend|Inline|controls|roving|format|scale)/,
  /components\/shared\/(token-text|untranslated|said|clipboard|Bars|CommitOptions|until-escape|HeatStrip|head-name|OnDemand|Calculation)/,
  /components\/ModelMap\/sizes/,
  /src\/engine\/(base64|switches|derived\/(attention-changes|cosine|probability))/,
];
/** What the page's own scripts share with the labs. Without a chunk of its own it would be in the labs', loaded by every page. */
const pageParts =
  /preload-helper|src\/(default-model|lab\/(site|metered|course-progress|url-state|choose-event)|components\/shared\/place-focus)\.ts/;

export const pageScripts = [
  { name: 'page-parts', test: pageParts, priority: 1 },
  { name: 'labs', test: (module: string) => labParts.some((part) => part.test(module)) },
  // Every chapter that needs a part of it needs all.
  { name: 'matrices', test: /components\/shared\/(MatrixGrid|matrix-|PatternCell|head-patterns)/ },
];

/**
 * What the worker's own script shares with those that it loads later. They may not import it from the worker's own: WebKit would
 * run that once more, and a second worker in the first would answer as well.
 */
const workerParts = /rolldown.runtime|src\/(engine\/errors|lab\/(download|errors|chunk-cache|sha256))\.ts/;

export const workerScripts = [{ name: 'worker-parts', test: workerParts }];
