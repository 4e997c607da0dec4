/**
 * HTTP to the hub: undici with the environment's proxies, redirects followed by hand so that HF_TOKEN goes to the
 * hub alone and never to the content network that the hub redirects to.
 *
 * Read from the environment: HF_ENDPOINT (a mirror; default https://huggingface.co), HF_TOKEN, and HTTPS_PROXY,
 * HTTP_PROXY, NO_PROXY in either case. NODE_EXTRA_CA_CERTS works as in all of Node.
 */
import type { Readable } from 'node:stream';
import { EnvHttpProxyAgent, request } from 'undici';
import { connectionError, type Route } from './connection';
import { HubError } from './errors';
import type { Answer } from './status';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface HttpAnswer extends Answer {
  /** Whether the hub itself answered, rather than a server it redirected to. */
  fromHub: boolean;
  body: Readable & { dump(): Promise<void>; json(): Promise<unknown> };
  /** Gives up an answer whose body is not wanted. */
  drop(): void;
  route: Route;
}

const MAX_REDIRECTS = 10;
/** No byte for so long counts as a broken connection, in milliseconds. */
const SILENCE = 30_000;

export class HubClient {
  /** Without a slash at the end. */
  readonly endpoint: string;
  readonly hasToken: boolean;
  readonly #token: string | null;
  readonly #proxies: { http: string; https: string };
  readonly #agent: EnvHttpProxyAgent;
  readonly #reached = new Set<string>();

  /** @throws HubError 'bad-id' where HF_ENDPOINT or a proxy is not a URL. */
  constructor(env: Environment, silence = SILENCE) {
    this.endpoint = (env.HF_ENDPOINT?.trim() || 'https://huggingface.co').replace(/\/+$/, '');
    if (!/^https?:$/.test(protocolOf(this.endpoint))) {
      throw new HubError(
        'bad-id',
        `HF_ENDPOINT is “${this.endpoint}”`,
        'expected an address like https://huggingface.co',
      );
    }
    this.#token = env.HF_TOKEN?.trim() || null;
    this.hasToken = this.#token !== null;
    const http = proxyUrl(env, 'http_proxy');
    this.#proxies = { http, https: proxyUrl(env, 'https_proxy') || http };
    this.#agent = new EnvHttpProxyAgent({
      httpProxy: this.#proxies.http,
      httpsProxy: this.#proxies.https,
      noProxy: env.no_proxy ?? env.NO_PROXY ?? '',
      // Plain-http mirrors are asked for the way every proxy knows; https always goes through a tunnel.
      proxyTunnel: false,
      headersTimeout: silence,
      bodyTimeout: silence,
    });
  }

  /**
   * GET, with redirects followed.
   * @throws HubError 'offline', 'proxy', 'certificate', 'interrupted'; statuses are the caller's to judge.
   */
  async get(address: string, headers: Record<string, string> = {}): Promise<HttpAnswer> {
    let url = new URL(address);
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      const answer = await this.#once(url, headers);
      const location = answer.status >= 300 && answer.status < 400 ? answer.header('location') : null;
      if (location === null) return answer;
      await answer.body.dump();
      const next = URL.canParse(location, url) ? new URL(location, url) : null;
      if (!next || !/^https?:$/.test(next.protocol) || (url.protocol === 'https:' && next.protocol === 'http:')) {
        throw new HubError('http', `${url.host} redirects to ${location}, which is not safe to follow`, null);
      }
      url = next;
    }
    throw new HubError('http', `${url.host} redirects in circles`, null);
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  /** How errors name the way to `url`. */
  #route(url: URL): Route {
    const proxy = url.protocol === 'https:' ? this.#proxies.https : this.#proxies.http;
    return { host: url.host, proxy: proxy ? new URL(proxy).host : null };
  }

  async #once(url: URL, headers: Record<string, string>): Promise<HttpAnswer> {
    const route = this.#route(url);
    const fromHub = url.origin === new URL(this.endpoint).origin;
    const authorization: Record<string, string> =
      fromHub && this.#token ? { authorization: `Bearer ${this.#token}` } : {};
    try {
      const {
        statusCode,
        headers: got,
        body,
      } = await request(url, {
        dispatcher: this.#agent,
        // Compressed bytes would make lengths and ranges meaningless.
        headers: { 'accept-encoding': 'identity', 'user-agent': 'inside-transformer', ...headers, ...authorization },
      });
      this.#reached.add(url.host);
      const header = (name: string) => {
        const value = got[name];
        return (Array.isArray(value) ? value[0] : value) ?? null;
      };
      // A body that is given up complains of it as an error event.
      const drop = () => void body.on('error', () => undefined).destroy();
      return { status: statusCode, host: url.host, header, fromHub, body, drop, route };
    } catch (error) {
      throw connectionError(error, route, this.#reached.has(url.host));
    }
  }
}

function protocolOf(address: string): string {
  return URL.canParse(address) ? new URL(address).protocol : '';
}

/** The proxy that a variable names, or ''. `proxy.example:8080` without a scheme means http, as curl has it. */
function proxyUrl(env: Environment, name: 'http_proxy' | 'https_proxy'): string {
  const text = (env[name] ?? env[name.toUpperCase()] ?? '').trim();
  if (!text) return '';
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(url))
    throw new HubError(
      'proxy',
      `${name.toUpperCase()} is not an address`,
      'expected one like http://proxy.example:8080',
    );
  return url;
}
