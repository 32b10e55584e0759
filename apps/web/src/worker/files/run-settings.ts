import type { Registry } from '@vitrum/core';
import { completeRun, type NamedNetwork, type OpenRun } from '@vitrum/runs';
import type { RunSetting } from '../../shared/api/run-setting.ts';
import { settingsBeside, wordsOfSettings } from '../../shared/settings/run-settings.ts';

/** Settings that others follow from: unusual is what differs from the data's own. */
const leading: ReadonlySet<string> = new Set(['network', 'activation', 'optimizer']);

/** Everything that determines a run, in words, each with whether it is what its data, its optimizer and the name of its network lead to. */
export function settingsOf(registry: Registry, { run, data, dataset }: OpenRun, named: NamedNetwork | undefined): readonly RunSetting[] {
  const loaded = { data, dataset };
  const ofData = new Map(wordsOfSettings(completeRun(registry, {}, loaded)));
  const following = { ...(named && { network: named }), training: { optimizer: run.training.optimizer } };
  const ofChoice = new Map(wordsOfSettings(completeRun(registry, following, loaded), named));
  return settingsBeside(run, named, (name) => (leading.has(name) ? ofData : ofChoice).get(name));
}
