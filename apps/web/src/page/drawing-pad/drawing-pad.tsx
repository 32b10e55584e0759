import { createEffect, createSignal, lazy, on, Show, Suspense, type JSX } from 'solid-js';
import type { PicturePreparation } from '@vitrum/datasets';
import { useLab } from '../lab/lab-context.ts';
import type { Selection } from '../../shared/api/data.ts';
import type { ForwardPass } from '../../shared/api/run.ts';
import { drawingOf } from './drawing.ts';
import { DrawingSurface } from './drawing-surface.tsx';
import { latestOnly } from './latest-only.ts';
import { oncePerFrame } from '../frames/once-per-frame.ts';
import { OutputBars } from './output-bars.tsx';
import type { DigitPreparer, SeenDigit } from './seen-digit.ts';
import { SeenPicture } from './seen-picture.tsx';
import type { Stroke } from './stroke.ts';
import { meaningOf, verdictOf } from './verdict.ts';
import './drawing-pad.css';

/** Loaded with the first drawing. */
const TeachDrawing = lazy(async () => ({ default: (await import('../own-data/teach-drawing.tsx')).TeachDrawing }));

const hintId = 'drawing-pad-hint';

/** A pad to draw a digit on, the picture that the network sees, and its answer while drawing. */
export function DrawingPad(): JSX.Element {
  const lab = useLab();
  const isDrawable = (): boolean => {
    const { width, height, channels } = lab.state.data?.picture ?? {};
    return width === 28 && height === 28 && channels === 1;
  };
  return (
    <div class="drawing-pad">
      <h2>Draw a digit</h2>
      <Show when={isDrawable()} fallback={<PadUnavailable />}>
        <Pad />
      </Show>
    </div>
  );
}

/** How a drawing is preprocessed, in words. */
function seenAs(preparation: PicturePreparation | undefined): string {
  const size = 'What the network sees: 28 × 28 pixels';
  if (preparation === 'digit') return `${size}, the digit scaled and centered.`;
  return preparation === 'dark-on-light' ? `${size}, dark on light as its data are.` : `${size}, as it was drawn.`;
}

function PadUnavailable(): JSX.Element {
  const lab = useLab();
  return (
    <p class="soft">
      <Show when={lab.state.data} fallback="The pad opens as soon as the digits are here.">
        {(data) => <>A drawing has 28 × 28 gray pixels, and a sample of “{data().title}” is something else: there is nothing to draw for it.</>}
      </Show>
    </p>
  );
}

function Pad(): JSX.Element {
  const lab = useLab();
  const drawing = drawingOf(lab);
  const [seen, setSeen] = createSignal<SeenDigit>();
  const [announcement, setAnnouncement] = createSignal('');
  let seeDigit: DigitPreparer | undefined;
  let sampleBefore: Selection = { kind: 'sample', part: 'train', index: 0 };
  const isAsked = (): boolean => lab.state.selection.kind === 'drawing';
  const answer = (): ForwardPass | undefined => {
    const pass = lab.run.pass();
    // A drawing has no target: a pass with a cost still belongs to the sample before.
    return isAsked() && pass?.loss === undefined ? pass : undefined;
  };
  const outputs = (): number => lab.state.run?.layers.at(-1)?.units ?? 0;
  const activation = (): string | undefined => lab.state.run?.layers.findLast((layer) => layer.activation !== undefined)?.activation;
  const verdict = (): string | undefined => {
    const pass = answer();
    if (pass?.predicted === undefined) return undefined;
    return verdictOf({ outputs: pass.outputs, predicted: pass.predicted, classes: lab.state.data?.classes ?? [], activation: activation() });
  };

  const select = latestOnly<Selection>(async (selection) => {
    await lab.data.select(selection);
  });
  const ask = (selection: Selection): void => {
    const { selection: before } = lab.state;
    if (before.kind === 'sample') sampleBefore = { kind: 'sample', part: before.part, index: before.index };
    select(selection);
  };
  const see = async (strokes: readonly Stroke[]): Promise<void> => {
    seeDigit ??= (await import('./seen-digit.ts')).createDigitPreparer(); // loaded with the first stroke
    if (strokes !== drawing.strokes()) return; // the pen has gone on meanwhile
    const digit = seeDigit(strokes, lab.state.data?.preparation);
    setSeen(digit);
    ask({ kind: 'drawing', input: digit.input });
  };
  const forget = (): void => {
    setSeen(undefined);
    if (isAsked()) ask(sampleBefore);
  };
  const look = oncePerFrame(() => {
    const strokes = drawing.strokes();
    void lab.messages.attempt(async () => (strokes.length === 0 ? forget() : see(strokes)));
  });
  createEffect(on(drawing.strokes, look, { defer: drawing.strokes().length === 0 }));

  createEffect((before: number | undefined) => {
    const predicted = drawing.strokes().length === 0 ? undefined : answer()?.predicted;
    if (before !== undefined && predicted !== undefined && predicted !== before) lab.view.recordAction('answer-changed');
    return predicted ?? (drawing.strokes().length === 0 ? undefined : before);
  });

  const onLift = (): void => {
    lab.view.recordAction('digit-drawn');
    // The answer to the last stroke arrives two frames later; it is announced for screen readers only.
    requestAnimationFrame(() => requestAnimationFrame(() => setAnnouncement(verdict() ?? '')));
  };
  const askAgain = (): void => {
    const digit = seen();
    if (digit !== undefined) ask({ kind: 'drawing', input: digit.input });
  };

  return (
    <>
      <p id={hintId} class="small soft">
        With mouse, finger or pen. With the keyboard: the arrow keys move the pen, space puts it down and lifts it.
      </p>
      <DrawingSurface drawing={drawing} hint={hintId} onLift={onLift} onAnnounce={setAnnouncement} />
      <div class="row">
        <button type="button" disabled={drawing.strokes().length === 0} onClick={() => drawing.undo()}>
          Undo
        </button>
        <button type="button" disabled={drawing.strokes().length === 0} onClick={() => drawing.clear()}>
          Clear
        </button>
      </div>
      <figure class="drawing-pad-figure">
        <SeenPicture pixels={seen()?.pixels} />
        <figcaption class="small soft">{seenAs(lab.state.data?.preparation)}</figcaption>
      </figure>
      <p class="hidden-visually" role="status">
        {announcement()}
      </p>
      <p class="drawing-pad-verdict">{verdict() ?? <span class="soft">The outputs follow your pen.</span>}</p>
      <Show when={seen() !== undefined && !isAsked()}>
        <button type="button" onClick={askAgain}>
          Ask about the drawing again
        </button>
      </Show>
      <Show when={answer() !== undefined && lab.state.status === 'untrained'}>
        <p class="small soft">The network is untrained: this is what chance made of it.</p>
      </Show>
      <Show when={isAsked() ? seen() : undefined}>
        {(digit) => (
          <Suspense>
            <TeachDrawing input={digit().input} predicted={answer()?.predicted} />
          </Suspense>
        )}
      </Show>
      <OutputBars count={outputs()} outputs={answer()?.outputs} classes={lab.state.data?.classes ?? []} predicted={answer()?.predicted} />
      <p class="small soft">{meaningOf(activation())}</p>
    </>
  );
}
