/** Connections that fail, in words. */
import { messageOf } from '../../lib/user-error';
import { codeOf, HubError } from './errors';

/** Where a connection went: the other end's host and the proxy that is set, if any (without its password). */
export interface Route {
  host: string;
  proxy: string | null;
}

const UNREACHABLE = new Set([
  ...['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'ETIMEDOUT'],
  'UND_ERR_CONNECT_TIMEOUT',
]);
const CERTIFICATE = /CERT|^UNABLE_TO_|^ERR_TLS/;

/**
 * A connection that failed before or during an answer. Where this host answered earlier in this run (`reached`),
 * being unreachable may pass; where it never did, waiting would only delay the news.
 */
export function connectionError(cause: unknown, { host, proxy }: Route, reached: boolean): HubError {
  const code = codeOf(cause);
  const where = proxy ? `${host} (by way of the proxy ${proxy})` : host;
  const refused = /Proxy response \((\d+)\)|Proxy Authentication Required \((407)\)/.exec(String(cause));
  if (refused) {
    const status = refused[1] ?? refused[2];
    const advice = status === '407' ? 'put its user and password into HTTPS_PROXY' : 'check HTTPS_PROXY and NO_PROXY';
    return new HubError('proxy', `The proxy ${proxy} refused to connect to ${host} (${status})`, advice, { cause });
  }
  if (code && CERTIFICATE.test(code)) {
    const advice = 'behind an inspecting proxy, set NODE_EXTRA_CA_CERTS to the file with its root certificate';
    return new HubError('certificate', `The certificate of ${where} is not trusted (${code})`, advice, { cause });
  }
  if (code && UNREACHABLE.has(code)) {
    const advice =
      'check the network or HTTPS_PROXY, or fetch config.json and model.safetensors elsewhere and give their folder with --from';
    return new HubError('offline', `Could not reach ${where} (${code})`, advice, { retryable: reached, cause });
  }
  const what = `The connection to ${where} broke (${code ?? messageOf(cause)})`;
  return new HubError('interrupted', what, 'run the same command to go on', { retryable: true, cause });
}
