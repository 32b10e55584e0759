import type { CheckResult, Finding } from '../report.ts';
import { colorOf, signOf, statusOf } from './signs.ts';
import type { FullStyle } from './style.ts';
import { hanging, lengthOf } from './wrap.ts';

const indent = '  ';

/** A check on one line, with its findings below. */
export function renderResult(result: CheckResult, style: FullStyle): readonly string[] {
  return [
    ...renderHead(result, style),
    ...result.failures.flatMap((finding) => renderFailure(finding, style)),
    ...result.notes.flatMap((finding) => renderNote(finding, style)),
  ];
}

/** The sign, the title, and what was tried, on one line if they fit; otherwise what was tried goes below. */
function renderHead(result: CheckResult, style: FullStyle): readonly string[] {
  const { paint, columns } = style;
  const status = statusOf(result);
  const sign = signOf(status, style);
  const prefix = `${indent}${sign} `;
  const tried = result.skipped === undefined ? result.tried : `skipped, ${result.skipped}`;
  const strong = (text: string): string => (status === 'failed' ? paint.bold(text) : text);
  const [first = '', ...more] = hanging(prefix, result.title, columns);
  const painted = `${indent}${colorOf(status, style)(sign)} ${strong(first.slice(prefix.length))}`;
  if (lengthOf(`${prefix}${result.title}: ${tried}`) <= columns) return [`${painted}${paint.dim(`: ${tried}`)}`];
  const below = hanging(indent.repeat(2), tried, columns);
  return [painted, ...more.map((line) => strong(line)), ...below.map((line) => paint.dim(line))];
}

/** The sentence, with the hint below. */
function renderFailure({ message, hint }: Finding, { paint, columns, isUnicode }: FullStyle): readonly string[] {
  return [
    ...hanging(indent.repeat(2), message, columns).map((line) => paint.red(line)),
    ...(hint === undefined ? [] : hanging(`${indent.repeat(3)}${isUnicode ? '→' : '->'} `, hint, columns)),
  ];
}

function renderNote({ message, hint }: Finding, style: FullStyle): readonly string[] {
  const sign = signOf('note', style);
  const text = hint === undefined ? message : `${message} ${hint}`;
  return hanging(`${indent.repeat(2)}${sign} `, text, style.columns).map((line, index) =>
    index === 0 ? line.replace(sign, (text) => colorOf('note', style)(text)) : line,
  );
}
