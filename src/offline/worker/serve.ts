/**
 * Answers the pages' requests: files of the course from the device, all of one version, so that a page never meets scripts
 * of another build; from the network what is not here. Weights and other sites are none of its business.
 */
import { folderOf, offlinePage, type CourseFile } from '../course';
import { isGone } from './leave';
import { base, course, type FetchEvent } from './scope';
import { recall, storeDescription, store, stored, storedDescription } from './store';
import { headersOf, isFound, verified } from './verify';
import { earlierVersions } from './versions';

/** The list of models and each one's manifest: asked for anew, because a new model under the old name must be noticed. */
const DESCRIPTION = /^models\/(index|[^/]+\/manifest)\.json$/;

/** Answers a request, or leaves it to the browser. */
export function serve(event: FetchEvent): void {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(base()) || request.headers.has('range')) return;
  const answer = answerTo(event, pathOf(request.url));
  if (answer) event.respondWith(request.destination === 'worker' ? answer.then(forAnyPage) : answer);
}

function answerTo(event: FetchEvent, path: string): Promise<Response> | undefined {
  const { request } = event;
  const file = course.files[path];
  if (DESCRIPTION.test(path)) return description(request, path);
  if (file) return fromCourse(event, path, file);
  if (request.mode === 'navigate') return unknownPage(request, path);
  // Scripts of another build, wanted by a page of that build.
  if (/^_astro\/.*\.(js|css|woff2)$/.test(path)) return fromOtherBuild(request, path);
  return undefined;
}

const EMBEDDER_POLICY = 'cross-origin-embedder-policy';

/**
 * A worker's script that fits any page, from the device or the network. Files are kept with the headers of their day, and a
 * host may begin or cease to isolate its pages on any other. In an isolated page browsers start no worker whose script comes
 * without this header. Elsewhere it does no harm: the worker is not isolated by it, and may ask other sites only for what
 * they allow, where the course asks them for nothing. No other kind of file has to fit its page in this way. Whether a page
 * is isolated stays with its host: one that is kept has the headers that it came with.
 */
function forAnyPage(response: Response): Response {
  if (!response.ok || response.headers.get(EMBEDDER_POLICY) === 'require-corp') return response;
  const headers = headersOf(response);
  headers.set(EMBEDDER_POLICY, 'require-corp');
  return new Response(response.body, { headers });
}

/** 'https://example.org/course/ja/embedding/index.html?theme=dark' → 'ja/embedding/' */
export function pathOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return (origin + pathname).slice(base().length).replace(/(^|\/)index\.html$/, '$1');
}

async function fromCourse(event: FetchEvent, path: string, file: CourseFile): Promise<Response> {
  const { request } = event;
  const kept = await stored(path, file);
  if (kept) return kept;
  try {
    const response = await fetch(request);
    if (isFound(path, response)) {
      event.waitUntil(keep(path, file, response.clone()));
      return response;
    }
    return (await fromBefore(path)) ?? response;
  } catch {
    return (await fromBefore(path)) ?? (request.mode === 'navigate' ? offline(path) : Response.error());
  }
}

/** What a reader visits is kept, also on a metered line: it has been paid for. */
async function keep(path: string, file: CourseFile, response: Response): Promise<void> {
  if (isGone() || (await recall('off'))) return;
  const whole = await verified(path, file, response).catch(() => null);
  if (whole) await store(path, file, whole);
}

/** The file of a version before, the newest that is here; names of scripts have hashes, and fit the page that asks. */
async function fromBefore(path: string): Promise<Response | undefined> {
  for (const { files } of await earlierVersions()) {
    const kept = files[path] && (await stored(path, files[path]));
    if (kept) return kept;
  }
  return undefined;
}

async function fromOtherBuild(request: Request, path: string): Promise<Response> {
  return (await fromBefore(path)) ?? fetch(request);
}

/** A page that this version does not have: one that came later, one without its last slash, or none. */
async function unknownPage(request: Request, path: string): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    if (course.files[`${path}/`]) return Response.redirect(new URL(`${path}/`, base()).href, 302);
    const notFound = course.files['404.html'];
    const page = (await fromBefore(path)) ?? (notFound && (await stored('404.html', notFound)));
    return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error();
  }
}

/** In the language of the page that can not be had, else in one that is here. */
async function offline(path: string): Promise<Response> {
  for (const folder of [folderOf(course, path), ...course.folders]) {
    const file = course.files[offlinePage(folder)];
    const page = file && (await stored(offlinePage(folder), file));
    if (page) return page;
  }
  return Response.error();
}

async function description(request: Request, path: string): Promise<Response> {
  try {
    const response = await fetch(request);
    if (response.ok && (await isJson(response.clone()))) await storeDescription(path, response.clone());
    return response;
  } catch {
    return (await storedDescription(path)) ?? Response.error();
  }
}

const isJson = (response: Response) =>
  response.json().then(
    () => true,
    () => false,
  );
