import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { repositoryRoot } from '../shared/workspace.ts';
import { usersEnvironment } from './environment.ts';
import { freePort } from './free-port.ts';
import type { Workplace } from './workplace.ts';

/** A package registry on this machine. */
export interface LocalRegistry {
  /** With a slash at its end. */
  readonly url: string;
  /** Lines of an .npmrc that point to it and allow publishing. */
  readonly npmrc: string;
}

const verdaccio = fileURLToPath(new URL('../node_modules/verdaccio/bin/verdaccio', import.meta.url));

/**
 * Starts verdaccio on 127.0.0.1 with a storage of its own. Our names come from that storage alone; every other package comes from the
 * registry that npm is configured for.
 */
export async function startRegistry(workplace: Workplace, ours: readonly string[]): Promise<LocalRegistry> {
  const folder = workplace.folder('registry');
  const env = usersEnvironment();
  const setting = async (name: string): Promise<string> => {
    const value = (await workplace.run(['npm', 'config', 'get', name], { cwd: repositoryRoot, env })).trim();
    return value === 'null' || value === 'undefined' ? '' : value;
  };
  const config = join(folder, 'config.yaml');
  writeFileSync(config, JSON.stringify(configuration(folder, await setting('registry'), ours), undefined, 2));
  const port = await freePort();
  const log = join(folder, 'log.txt');
  writeFileSync(log, '');
  const authority = await setting('cafile');
  const certificates = existsSync(authority) ? { NODE_EXTRA_CA_CERTS: authority } : {};
  const server = workplace.start([process.execPath, verdaccio, '--config', config, '--listen', `127.0.0.1:${port}`], { cwd: folder, env: { ...certificates, ...env } });
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (text: Buffer) => appendFileSync(log, text));
  const url = `http://127.0.0.1:${port}/`;
  await untilItAnswers(`${url}-/ping`, log);
  // The registry asks for nobody's name; npm wants to send one all the same.
  return { url, npmrc: `registry=${url}\n//127.0.0.1:${port}/:_authToken=rehearsal\n` };
}

/** JSON is YAML, which verdaccio reads. */
function configuration(folder: string, upstream: string, ours: readonly string[]): object {
  const local = { access: '$all', publish: '$all' };
  return {
    storage: join(folder, 'storage'),
    web: { enable: false },
    auth: { htpasswd: { file: join(folder, 'htpasswd'), max_users: -1 } },
    uplinks: { configured: { url: upstream, maxage: '120m', timeout: '60s', max_fails: 20, fail_timeout: '5s' } },
    packages: { ...Object.fromEntries(ours.map((name) => [name, local])), '**': { access: '$all', proxy: 'configured' } },
    max_body_size: '200mb',
    log: { type: 'stdout', format: 'pretty', colors: false, level: 'warn' },
  };
}

async function untilItAnswers(address: string, log: string): Promise<void> {
  for (let attempt = 0; attempt < 240; attempt++) {
    const isThere = await fetch(address).then(({ ok }) => ok, () => false);
    if (isThere) return;
    await wait(250);
  }
  throw new Error(`The registry does not answer at ${address}; it wrote:\n${readFileSync(log, 'utf8')}`);
}
