/** A doubt about a run that is resumed. */
export interface RunWarning {
  readonly code: 'VITRUM_PLUGIN_VERSION' | 'VITRUM_DATA_NOT_COMPARED' | 'VITRUM_OTHER_BITS';
  /** One line: the doubt. */
  readonly message: string;
  /** One line: what to do. */
  readonly hint: string;
}
