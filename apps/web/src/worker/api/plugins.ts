import type { Run } from '@vitrum/runs';

/** A plugin that is registered. */
export interface PluginReport {
  readonly name: string;
  readonly version: string;
  readonly isBuiltin: boolean;
  /** What it contributes: `activation "gauss"`. */
  readonly contributions: readonly string[];
  /** The version of the plugin of this name that was registered before it, and is no longer. */
  readonly replaces?: string;
}

/** A plugin that a run needs, as a configuration names it. */
export interface NeededPlugin {
  readonly name: string;
  readonly version: string;
}

/** Plugins, as the page asks for them. */
export interface PluginsApi {
  /** Every registered plugin, in order of registration. */
  plugins(): readonly PluginReport[];
  /**
   * Runs a plugin's code in the worker and registers what it contributes. One that was loaded before under the same name makes
   * room, so that a plugin can be mended and tried again.
   *
   * @throws VITRUM_PLUGIN_UNREADABLE, VITRUM_INVALID_PLUGIN, VITRUM_INVALID_CONTRIBUTION, VITRUM_PLUGIN_INCOMPATIBLE,
   * VITRUM_NAME_TAKEN
   */
  loadPlugin(fileName: string, source: string): Promise<PluginReport>;
  /** The plugins beyond the built-in ones that a run needs. */
  pluginsOfRun(description: Run): readonly NeededPlugin[];
}
