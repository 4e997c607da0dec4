/**
 * A link to an experiment, such as `#at=sampling&sampling.temperature=2`, brings its figure into view. Browsers do that for
 * plain anchors only. Also for links within a page, so that a chapter can hand its reader a prepared experiment.
 */
export function showLinkedLab(): void {
  const show = () => {
    // On the way back or forward through an experiment the reader stays where they are.
    if (history.state?.experiment !== undefined) return;
    const id = new URLSearchParams(location.hash.slice(1)).get('at');
    if (id) document.getElementById(id)?.scrollIntoView();
  };
  addEventListener('hashchange', show);
  // After a reload or on the way back the browser returns to where the reader was.
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (!entry || entry.type === 'navigate') show();
}
