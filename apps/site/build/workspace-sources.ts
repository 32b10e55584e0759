import { defaultClientConditions, defaultServerConditions, type Plugin } from 'vite';

/** Imports of the workspace lead to its sources, as in the tests: widgets run what is in the checkout. */
export function workspaceSources(): Plugin {
  return {
    name: 'workspace-sources',
    configEnvironment: (name) => ({
      resolve: {
        conditions: ['@vitrum/source', ...(name === 'client' ? defaultClientConditions : defaultServerConditions)],
        noExternal: [/^@vitrum\//, 'vitrum'],
      },
    }),
  };
}
