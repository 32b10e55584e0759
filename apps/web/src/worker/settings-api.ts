import { planNetwork } from '@vitrum/network';
import { completeRun } from '@vitrum/runs';
import { resolveTrainingConfig } from '@vitrum/trainer';
import type { SettingsApi } from './api/settings.ts';
import { needData } from './need.ts';
import type { Session } from './session.ts';

/** Previews settings without affecting the current run. */
export function settingsApi(session: Session): SettingsApi {
  return {
    preview: (config) => {
      const run = completeRun(config, needData(session), session.registry);
      resolveTrainingConfig(session.registry, run.training);
      return { description: run, parameterCount: planNetwork(run.network, session.registry).parameterCount };
    },
  };
}
