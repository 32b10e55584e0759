import { createEffect, createMemo, createResource, createSignal, createUniqueId, on, Show, type JSX } from 'solid-js';
import { createDrawing } from '../page/drawing-pad/drawing.ts';
import { DrawingSurface } from '../page/drawing-pad/drawing-surface.tsx';
import { OutputBars } from '../page/drawing-pad/output-bars.tsx';
import { createDigitPreparer, type SeenDigit } from '../page/drawing-pad/seen-digit.ts';
import { SeenPicture } from '../page/drawing-pad/seen-picture.tsx';
import { meaningOf, verdictOf } from '../page/drawing-pad/verdict.ts';
import { oncePerFrame } from '../page/frames/once-per-frame.ts';
import { loadDigitReader } from './digit-reader.ts';

const digits = Array.from({ length: 10 }, (_, digit) => String(digit));
const activation = 'tanh';

/** What the pad is given. */
export interface PadProps {
  /** The address of the model that reads what is drawn. */
  readonly model: string;
}

/** A pad to draw a digit on, what the network sees of it, and its ten outputs while the pen moves. */
export function PadWidget(props: PadProps): JSX.Element {
  const hint = createUniqueId();
  const drawing = createDrawing();
  const see = createDigitPreparer();
  const [reader] = createResource(() => props.model, loadDigitReader);
  const [seen, setSeen] = createSignal<SeenDigit>();
  const [announcement, setAnnouncement] = createSignal('');

  const isEmpty = (): boolean => drawing.strokes().length === 0;
  const look = oncePerFrame(() => setSeen(isEmpty() ? undefined : see(drawing.strokes(), 'digit')));
  createEffect(on(drawing.strokes, look, { defer: true }));

  const outputs = createMemo((): Float32Array | undefined => {
    const [digit, isReady] = [seen(), reader.state === 'ready'];
    return digit && isReady ? reader()?.(digit.input) : undefined;
  });
  const predicted = (): number | undefined => {
    const values = outputs();
    return values?.indexOf(Math.max(...values));
  };
  const verdict = (): string | undefined => {
    const [values, digit] = [outputs(), predicted()];
    return values && digit !== undefined ? verdictOf({ outputs: values, predicted: digit, classes: digits, activation }) : undefined;
  };
  const onLift = (): void => {
    // The answer to the last stroke is there two frames later; it is announced for screen readers only.
    requestAnimationFrame(() => requestAnimationFrame(() => setAnnouncement(verdict() ?? '')));
  };
  return (
    <div class="widget" data-widget="pad">
      <p id={hint} class="small soft">
        With mouse, finger or pen. With the keyboard: the arrow keys move the pen, space puts it down and lifts it.
      </p>
      <div class="widget-halves">
        <div class="drawing-pad">
          <DrawingSurface drawing={drawing} hint={hint} onLift={onLift} onAnnounce={setAnnouncement} />
          <div class="row">
            <button type="button" disabled={isEmpty()} onClick={() => drawing.undo()}>
              Undo
            </button>
            <button type="button" disabled={isEmpty()} onClick={() => drawing.clear()}>
              Clear
            </button>
          </div>
          <figure class="drawing-pad-figure">
            <SeenPicture pixels={seen()?.pixels} />
            <figcaption class="small soft">What the network sees: 28 × 28 pixels, the digit scaled and centered.</figcaption>
          </figure>
        </div>
        <div class="drawing-pad">
          <Show when={reader.state === 'errored'}>
            <p role="alert">The network could not be loaded: {String(reader.error)}. Load the page again.</p>
          </Show>
          <p class="drawing-pad-verdict">{verdict() ?? <span class="soft">The outputs follow your pen.</span>}</p>
          <OutputBars count={digits.length} outputs={outputs()} classes={digits} predicted={predicted()} />
          <p class="small soft">{meaningOf(activation)}</p>
          <p class="hidden-visually" role="status">
            {announcement()}
          </p>
        </div>
      </div>
    </div>
  );
}
