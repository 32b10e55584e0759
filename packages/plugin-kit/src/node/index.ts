export { checkPluginModule, type CheckPluginModuleOptions } from './check-plugin-module.ts';
export { loadElsewhereWith, type LoadElsewhereOptions } from './load-elsewhere.ts';
export { loadPlugin, type LoadedPlugin, type LoadPluginOptions } from './load-plugin.ts';
