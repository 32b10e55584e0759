export { checkPluginModule, type CheckPluginModuleOptions } from './check-plugin-module.ts';
export { loaderInFreshProcess, type FreshProcessOptions } from './load-in-fresh-process.ts';
