export { checkPluginModule, type CheckPluginModuleOptions } from './check-plugin-module.ts';
export { loadElsewhereWith, type LoadElsewhereOptions } from './load-elsewhere.ts';
