import type { Run } from '@vitrum/runs';

/** A registered plugin. */
export interface PluginReport {
  readonly name: string;
  readonly version: string;
  readonly isBuiltin: boolean;
  /** What it contributes: `activation "gauss"`. */
  readonly contributions: readonly string[];
  /** The version of the plugin of this name that it replaced. */
  readonly replaces?: string;
  /** What is wrong with what it brings, as far as it was looked at when it was loaded. */
  readonly faults?: readonly DerivativeFault[];
}

/** An activation whose derivative is not the slope of its function: both, over z. */
export interface DerivativeFault {
  readonly activation: string;
  readonly z: readonly number[];
  readonly told: readonly number[];
  readonly measured: readonly number[];
}

/** A plugin that a run needs, as a configuration names it. */
export interface NeededPlugin {
  readonly name: string;
  readonly version: string;
}

/** Access to plugins for the page. */
export interface PluginsApi {
  /** Every registered plugin, in order of registration. */
  plugins(): readonly PluginReport[];
  /**
   * Runs a plugin's code in the worker and registers its contributions, replacing an earlier version of the same name, so that a plugin
   * can be fixed and tried again.
   *
   * @throws VITRUM_PLUGIN_UNREADABLE, VITRUM_INVALID_PLUGIN, VITRUM_INVALID_CONTRIBUTION, VITRUM_PLUGIN_INCOMPATIBLE,
   * VITRUM_NAME_TAKEN
   */
  loadPlugin(fileName: string, source: string): Promise<PluginReport>;
  /** The plugins that a run needs besides the built-ins. */
  pluginsOfRun(description: Run): readonly NeededPlugin[];
}
