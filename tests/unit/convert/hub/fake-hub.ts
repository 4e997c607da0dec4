/**
 * A small stand-in for the hub on the loopback interface: serves files with ranges and ETags, and misbehaves once
 * per queued fault. Also a plain proxy. Both keep what they were asked.
 */
import { createHash } from 'node:crypto';
import { createServer, request as forward, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Fault = (request: IncomingMessage, response: ServerResponse, body: Buffer, etag: string) => void;

export const REVISION = '0123456789abcdef0123456789abcdef01234567';
export const REPO = 'someone/small-gpt2';

export const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

export class FakeHub {
  readonly files = new Map<string, Buffer>();
  readonly seen: { path: string; headers: IncomingMessage['headers'] }[] = [];
  /** Faults by the end of a path, used up one by one. */
  readonly faults = new Map<string, Fault[]>();
  origin = '';
  #server: Server | null = null;

  async start(): Promise<this> {
    this.#server = createServer((request, response) => this.#serve(request, response));
    this.origin = await listen(this.#server);
    return this;
  }

  async stop(): Promise<void> {
    await stop(this.#server);
  }

  /** Serves a checkpoint's two files and the API's answer for it. */
  addModel(config: Buffer, weights: Buffer, listed = true): void {
    this.files.set(`/${REPO}/resolve/${REVISION}/config.json`, config);
    this.files.set(`/${REPO}/resolve/${REVISION}/model.safetensors`, weights);
    const siblings = [
      { rfilename: 'config.json', size: config.length },
      { rfilename: 'model.safetensors', ...(listed && { lfs: { sha256: sha256(weights), size: weights.length } }) },
    ];
    this.files.set(`/api/models/${REPO}/revision/main`, Buffer.from(JSON.stringify({ sha: REVISION, siblings })));
  }

  fault(end: string, ...faults: Fault[]): void {
    this.faults.set(end, faults);
  }

  /** Requests for paths with this end. */
  asked(end: string) {
    return this.seen.filter(({ path }) => path.endsWith(end));
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://hub').pathname);
    this.seen.push({ path, headers: request.headers });
    const body = this.files.get(path) ?? Buffer.alloc(0);
    const etag = `"${sha256(body)}"`;
    const fault = [...this.faults].find(([end, queue]) => path.endsWith(end) && queue.length > 0)?.[1].shift();
    if (fault) fault(request, response, body, etag);
    else if (!this.files.has(path)) response.writeHead(404, { 'x-error-code': 'EntryNotFound' }).end('no such file');
    else serveRange(request, response, body, etag);
  }
}

/** As a content network does: 206 for a range of the same file, else 200. */
export const serveRange: Fault = (request, response, body, etag) => {
  const { range, 'if-range': ifRange } = request.headers;
  const start = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  if (start === 0 || (ifRange !== undefined && ifRange !== etag)) {
    response.writeHead(200, { etag, 'content-length': body.length }).end(body);
  } else if (start >= body.length) {
    response.writeHead(416, { 'content-range': `bytes */${body.length}` }).end();
  } else {
    const range = `bytes ${start}-${body.length - 1}/${body.length}`;
    response
      .writeHead(206, { etag, 'content-length': body.length - start, 'content-range': range })
      .end(body.subarray(start));
  }
};

export const ignoreRange: Fault = (_request, response, body, etag) => {
  response.writeHead(200, { etag, 'content-length': body.length }).end(body);
};

/** Sends `share` of the file and hangs up. */
export const cutAt =
  (share: number): Fault =>
  (_request, response, body, etag) => {
    response.writeHead(200, { etag, 'content-length': body.length });
    response.write(body.subarray(0, Math.floor(body.length * share)), () => response.socket?.end());
  };

export const answer =
  (status: number, headers: Record<string, string> = {}): Fault =>
  (_request, response) => {
    response.writeHead(status, headers).end('sorry');
  };

export const sends =
  (bytes: Buffer, headers: Record<string, string> = {}): Fault =>
  (_request, response) => {
    response.writeHead(200, headers).end(bytes);
  };

export const redirect = (location: string): Fault => answer(302, { location });

/** A proxy for plain http that leads every host name to `target`, and refuses tunnels. */
export class FakeProxy {
  readonly seen: { url: string; headers: IncomingMessage['headers'] }[] = [];
  address = '';
  #server: Server | null = null;

  async start(target: string): Promise<this> {
    const server = createServer((request, response) => {
      this.seen.push({ url: request.url ?? '', headers: request.headers });
      const { pathname, search } = new URL(request.url ?? '/');
      forward(`${target}${pathname}${search}`, { headers: request.headers }, (answered) => {
        response.writeHead(answered.statusCode ?? 500, answered.headers);
        answered.pipe(response);
      }).end();
    });
    server.on('connect', (request, socket) => {
      this.seen.push({ url: `CONNECT ${request.url}`, headers: request.headers });
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    this.#server = server;
    this.address = (await listen(server)).replace('http://', '');
    return this;
  }

  async stop(): Promise<void> {
    await stop(this.#server);
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function stop(server: Server | null): Promise<void> {
  server?.closeAllConnections();
  await new Promise((done) => (server ? server.close(done) : done(null)));
}
