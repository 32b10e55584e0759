import { WriteStream } from 'node:tty';
import { styleText } from 'node:util';
import type { OutputStream, ProcessContext } from './process-context.ts';

/** A text in styles such as `bold`, if the stream supports them. */
export function style(styles: Parameters<typeof styleText>[0], text: string, stream: OutputStream, { env }: ProcessContext): string {
  const isWanted = stream.isTTY === true || env['FORCE_COLOR'] !== undefined;
  return isWanted && WriteStream.prototype.getColorDepth(env) > 1 ? styleText(styles, text, { validateStream: false }) : text;
}
