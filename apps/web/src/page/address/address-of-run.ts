import { unwrap } from 'solid-js/store';
import type { Run } from '@vitrum/runs';
import type { Lab } from '../lab/lab.ts';
import { writeAddress } from './write-address.ts';

/** The fragment of the current run, without what is looked at; undefined without one. */
export async function addressOfRun(lab: Lab): Promise<string | undefined> {
  const { run, catalog } = lab.state;
  if (run === undefined) return undefined;
  const { named } = run;
  // The name of a plugin's network says nothing to a page without the plugin; its layers do.
  const isBuiltin = catalog?.networks.some(({ name, isBuiltin }) => isBuiltin && name === named?.type) === true;
  const { dataset, base, network, training } = unwrap(run.description);
  const described: Run = { dataset, ...(base && { base }), network, training: { ...training, epochs: run.epochs } };
  const plugins = await lab.messages.attempt(() => lab.run.ask.pluginsOfRun(described));
  return writeAddress(described, plugins, isBuiltin ? unwrap(named) : undefined);
}
