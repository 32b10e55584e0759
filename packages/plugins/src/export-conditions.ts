const flag = /^(?:--conditions|-C)(?:=(.+))?$/;

/** The `exports` conditions of this process: Node's own and those that it was started with. */
export function exportConditions(): Set<string> {
  const arguments_ = [...process.execArgv, ...(process.env['NODE_OPTIONS'] ?? '').split(/\s+/)];
  const given = arguments_.flatMap((argument, index) => {
    const match = flag.exec(argument);
    return match === null ? [] : [match[1] ?? arguments_[index + 1] ?? ''];
  });
  return new Set(['node', 'import', 'module-sync', ...given]);
}
