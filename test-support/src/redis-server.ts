import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Redis of a test: on a port of this machine, with a folder of its own. */
export interface RedisServer {
  readonly url: string;
  /** Its folder. */
  readonly folder: string;
  /** Ends it as `kill -9` does, and starts it again from its append-only file. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * True where there is a Redis to start. On Linux in CI there has to be one, see scripts/install-redis.sh: an error is thrown then.
 */
export function hasRedis(): boolean {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    if (process.env['CI'] !== undefined && process.platform === 'linux') throw new Error('There is no Redis: run scripts/install-redis.sh.');
    return false;
  }
}

/** Starts a Redis, whose every change is on the disk when it answers. */
export async function startRedis(options: readonly string[] = [], { withTls = false } = {}): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'vitrum-redis-'));
  const port = String(await freePort());
  const listening = withTls ? tlsOptions(folder, port) : ['--port', port];
  const args = [...listening, '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes', '--appendfsync', 'always', '--save', '', ...options];
  let server = await start(args);
  const end = async (): Promise<void> => {
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
    server.stdin?.end();
  };
  return {
    url: `${withTls ? 'rediss' : 'redis'}://127.0.0.1:${port}`,
    folder,
    crash: async () => {
      await end();
      server = await start(args);
    },
    stop: async () => {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The certificate of a Redis over TLS, in its folder: its own authority. */
export const certificateFile = 'certificate.pem';

function tlsOptions(folder: string, port: string): readonly string[] {
  const [certificate, key] = [join(folder, certificateFile), join(folder, 'key.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1', ...subject, '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  return ['--port', '0', '--tls-port', port, '--tls-cert-file', certificate, '--tls-key-file', key, '--tls-auth-clients', 'no'];
}

/** Becomes a Redis, beside which somebody reads what never comes: where that ends, since this process was killed, so does Redis. */
const endsWithItsParent = 'exec 3<&0; { trap "" INT TERM HUP; cat <&3; kill -9 $$; } >/dev/null 2>&1 & exec redis-server "$@" </dev/null 3<&-';

async function start(args: readonly string[]): Promise<ChildProcess> {
  const server = spawn('sh', ['-c', endsWithItsParent, 'sh', ...args], { stdio: ['pipe', 'pipe', 'ignore'] });
  let log = '';
  for await (const chunk of server.stdout.iterator({ destroyOnReturn: false })) {
    log += String(chunk);
    if (log.includes('Ready to accept connections')) break;
  }
  server.stdout.resume();
  return server;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // listening on a port
  server.close();
  await once(server, 'close');
  return port;
}
