import { unwrap } from 'solid-js/store';
import type { Run } from '@vitrum/runs';
import type { Lab } from '../lab/lab.ts';
import { writeAddress } from './write-address.ts';

/** The page's address including the current run; undefined without one. */
export async function addressOfRun(lab: Lab): Promise<string | undefined> {
  const { run } = lab.state;
  if (run === undefined) return undefined;
  const { dataset, network, training } = unwrap(run.description);
  const described: Run = { dataset, network, training: { ...training, epochs: run.epochs } };
  const plugins = await lab.attempt(() => lab.worker.pluginsOfRun(described));
  const url = new URL(location.href);
  url.hash = writeAddress(described, plugins);
  return url.href;
}
