import type { LabState } from '../lab-state.ts';
import type { MessagesPart } from '../messages/messages-part.ts';
import type { RunPart } from './run-part.ts';

/** Milliseconds that the first training is watched. At full speed it would be over before anything was seen. */
const duration = 8000;

const text = 'Slowly at first, so that you can watch it learn: after 8 seconds, and from now on, training goes at full speed.';

/** Lets the first training begin slowly, and says so. */
export function watchFirst(state: Pick<LabState, 'pace'>, run: Pick<RunPart, 'setPace'>, messages: MessagesPart): void {
  const end = (): void => {
    clearTimeout(timer);
    messages.withdraw(text);
    if (state.pace === 'watchable') run.setPace('full');
  };
  const timer = setTimeout(end, duration);
  run.setPace('watchable');
  messages.show({ kind: 'note', text, action: { name: 'Full speed now', take: end } });
}
