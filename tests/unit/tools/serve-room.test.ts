/** The static server in a room without the internet: from a USB stick, for everybody in the room. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, type NetworkInterfaceInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addresses, serve } from '../../../tools/serve/server.mjs';

let stick: string;

beforeAll(() => {
  stick = mkdtempSync(join(tmpdir(), 'serve-room-'));
  mkdirSync(join(stick, 'dist'));
  writeFileSync(join(stick, 'dist', 'index.html'), '<!doctype html>from the stick');
});

afterAll(() => rmSync(stick, { recursive: true }));

it('names the addresses at which others in the network find it, where it lets them', async () => {
  const address = (address: string, family: 'IPv4' | 'IPv6' = 'IPv4', internal = false) =>
    ({ address, family, internal, netmask: '', mac: '', cidr: null, scopeid: 0 }) as NetworkInterfaceInfo;
  const found = addresses({
    lo: [address('127.0.0.1', 'IPv4', true)],
    lan: [address('fe80::1', 'IPv6'), address('192.168.1.5')],
    none: [address('169.254.7.7')],
    docker: [address('172.17.0.1')],
  });
  expect(found).toEqual(['192.168.1.5', '172.17.0.1']);

  const site = { folder: join(stick, 'dist'), base: '/course/', port: 0, ifBusy: 'fail' } as const;
  const local = await serve({ ...site, host: '127.0.0.1' });
  expect(local.elsewhere).toEqual([]);
  await local.close();
  const open = await serve({ ...site, host: '0.0.0.0' });
  const { port } = new URL(open.url);
  expect(open.url).toBe(`http://localhost:${port}/course/`);
  expect(open.elsewhere).toEqual(addresses().map((host) => `http://${host}:${port}/course/`));
  for (const url of open.elsewhere) expect((await fetch(url)).status).toBe(200);
  await open.close();
});

it('needs nothing but Node: its files run from a stick without node_modules', async () => {
  cpSync('tools/serve', join(stick, 'serve'), { recursive: true });
  const server = spawn(process.execPath, ['serve/main.mjs', '--port', '0', '--dist', 'dist', '--base', '/'], {
    cwd: stick,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    let said = '';
    for await (const part of server.stdout) if (/http:\S+\n/.test((said += String(part)))) break;
    const url = /http:\S+/.exec(said)?.[0];
    expect(await (await fetch(url!)).text()).toContain('from the stick');
  } finally {
    server.kill();
  }
});
