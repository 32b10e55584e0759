import { planNetwork } from '@vitrum/network';
import { completeRun } from '@vitrum/runs';
import { planTraining } from '@vitrum/trainer';
import type { SettingsApi } from '../shared/api/settings.ts';
import { askedNetwork, nameOfNetwork } from './name-of-network.ts';
import { needData } from './need.ts';
import type { Session } from './session.ts';

/** Previews settings without affecting the current run. */
export function settingsApi(session: Session): SettingsApi {
  return {
    preview: ({ base: _, ...config }) => { // with the layers of a base, which need not be here

      const { registry } = session;
      const data = needData(session);
      const run = completeRun(registry, config, data);
      planTraining(registry, run.training);
      const named = nameOfNetwork(registry, run.network, data.data.train, askedNetwork(config));
      return { description: run, parameterCount: planNetwork(registry, run.network).parameterCount, ...(named && { named }) };
    },
  };
}
