/** A doubt about a run that is resumed. */
export interface RunWarning {
  /** Permanent code, for programs: another version of a plugin, data that could not be compared, or a machine with other bits. */
  readonly code: 'VITRUM_PLUGIN_VERSION' | 'VITRUM_DATA_NOT_COMPARED' | 'VITRUM_OTHER_BITS';
  /** One line: the doubt. */
  readonly message: string;
  /** One line: what to do. */
  readonly hint: string;
}
