/** What an HTTP status other than success means for the person at the terminal. */
import { HubError } from './errors';
import { retryAfter } from './retry';

/** What was asked for, and how. */
export interface Question {
  repo: string;
  /** As the person wrote it or as it was resolved. */
  revision: string;
  /** Absent for the question which commit and files there are. */
  file?: string;
  /** Whether HF_TOKEN was sent. */
  token: boolean;
  /** Whether the hub itself answered, rather than a server it sent us to. */
  fromHub: boolean;
}

export interface Answer {
  status: number;
  host: string;
  header(name: string): string | null;
}

const PASSING = new Set([408, 425, 500, 502, 503, 504]);

export function statusError(answer: Answer, question: Question): HubError {
  const { status, host } = answer;
  const { repo, revision, file } = question;
  const code = answer.header('x-error-code');
  const { token, fromHub } = question;
  const passing = { retryable: true, retryAfter: retryAfter(answer.header('retry-after'), answer.header('ratelimit')) };
  if (status === 429) {
    const advice = token ? 'wait, then run the same command' : 'wait, or set HF_TOKEN, then run the same command';
    return new HubError('busy', `${host} says that there were too many requests (429)`, advice, passing);
  }
  if (PASSING.has(status)) {
    return new HubError(
      'busy',
      `${host} cannot answer now (${status})`,
      'run the same command later to go on',
      passing,
    );
  }
  if (!fromHub && status === 403) {
    // The hub's redirect is signed for some minutes only; the next try asks the hub for a new one.
    const what = `${host} refused the address that the hub gave out (403)`;
    return new HubError('forbidden', what, 'run the same command to go on', { retryable: true });
  }
  if (code === 'GatedRepo' || status === 403) {
    const advice = token ? 'accept its terms on its page' : 'accept its terms on its page, then set HF_TOKEN';
    return new HubError('forbidden', `${host} gives ${repo} only to those it knows (${status})`, advice);
  }
  if (status === 401 || code === 'RepoNotFound') {
    // The hub answers 401 for what does not exist too, so as not to tell what private models there are.
    const advice = token
      ? 'check the name, and that HF_TOKEN is valid'
      : 'check the name, or set HF_TOKEN if it is private';
    const kind = status === 401 ? 'unauthorized' : 'not-found';
    return new HubError(kind, `${host} shows no model ${repo} (${status})`, advice);
  }
  if (status === 404) {
    const missing = file && code !== 'RevisionNotFound' ? `${file} at revision ${revision}` : `revision ${revision}`;
    return new HubError('not-found', `${repo} has no ${missing} on ${host} (404)`, 'check the name');
  }
  return new HubError('http', `${host} answered ${status} for ${repo}${file ? `/${file}` : ''}`, null);
}
