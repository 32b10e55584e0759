import type { NamedNetwork, Run, RunConfig } from '@vitrum/runs';

/** What would come of a configuration, without its becoming the run. */
export interface RunPreview {
  /** With every gap filled with what fits the data. */
  readonly description: Run;
  readonly parameterCount: number;
  /** The name that its layers follow from, if one does. */
  readonly named?: NamedNetwork;
}

/** Settings, as the page asks for them. */
export interface SettingsApi {
  /**
   * What a configuration means for the loaded data. The run stays as it is.
   *
   * @throws what `configure` throws
   */
  preview(config: RunConfig): RunPreview;
}
