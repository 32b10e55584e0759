import { createBackend } from '@vitrum/core';
import { completeRun, createRunNetwork, resolveDataset } from '@vitrum/runs';
import { resolveTrainingConfig } from '@vitrum/trainer';
import type { SettingsApi } from './api/settings.ts';
import { needData } from './need.ts';
import type { Session } from './session.ts';

/** What settings would lead to, while the run goes on as it is. */
export function settingsApi(session: Session): SettingsApi {
  return {
    preview: async (config) => {
      const { reference, splits } = needData(session);
      const { description } = completeRun(config, {}, { dataset: reference, data: splits }, session.registry);
      resolveDataset(session.registry, description.dataset);
      const plan = resolveTrainingConfig(session.registry, description.training);
      // Numbers that nobody computes with need no place in the memory of the backend that trains.
      const backend = await createBackend(session.registry, { name: 'reference' });
      const { parameterCount } = createRunNetwork(description, plan, session.registry, backend);
      return { description, parameterCount };
    },
  };
}
