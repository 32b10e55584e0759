import { planNetwork } from '@vitrum/network';
import { completeRun } from '@vitrum/runs';
import { resolveTrainingConfig } from '@vitrum/trainer';
import type { SettingsApi } from '../shared/api/settings.ts';
import { askedNetwork, nameOfNetwork } from './name-of-network.ts';
import { needData } from './need.ts';
import type { Session } from './session.ts';

/** Previews settings without affecting the current run. */
export function settingsApi(session: Session): SettingsApi {
  return {
    preview: (config) => {
      const { registry } = session;
      const data = needData(session);
      const run = completeRun(config, data, registry);
      resolveTrainingConfig(registry, run.training);
      const named = nameOfNetwork(run.network, data.data.train, registry, askedNetwork(config));
      return { description: run, parameterCount: planNetwork(run.network, registry).parameterCount, ...(named && { named }) };
    },
  };
}
