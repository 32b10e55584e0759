/** What a check was made of. What does not matter to it is left out. */
export interface Subject {
  readonly packages: string;
  readonly manager?: string;
  readonly node?: string;
  /** A bundler, or whatever else takes the packages in hand: a compiler, a browser. */
  readonly tool?: string;
}

/** A row of the table at the end. */
export interface Result extends Subject {
  readonly step: string;
  readonly isWell: boolean;
  readonly outcome: string;
  readonly seconds: number;
}

const headings = ['step', 'packages', 'manager', 'Node', 'bundler or tool', 'result', 's'] as const;

/** The results as a table of text, in the order in which they came about. */
export function tableOf(results: readonly Result[]): string {
  const rows = results.map(({ step, packages, manager = '', node = '', tool = '', isWell, outcome, seconds }) => {
    const [firstLine = ''] = outcome.split('\n');
    return [step, packages, manager, node, tool, isWell ? firstLine : 'FAILED', seconds.toFixed(1)];
  });
  const widths = headings.map((heading, column) => Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd();
  return [line(headings), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** One line for a check, and for a failure also what it printed. */
export function lineOf({ step, packages, manager, node, tool, isWell, outcome, seconds }: Result): string {
  const subject = [packages, manager, node === undefined ? undefined : `Node ${node}`, tool].filter((part) => part !== undefined).join(' × ');
  return `${seconds.toFixed(1).padStart(6)} s  ${step}: ${subject}: ${isWell ? outcome : `FAILED\n${outcome}\n`}`;
}
