import { lazy, onMount, Show, Suspense, type JSX } from 'solid-js';
import type { Address } from '../address/read-address.ts';
import { Curves } from '../curves/curves.tsx';
import { DataStrip } from '../data/data-strip.tsx';
import { DrawingPad } from '../drawing-pad/drawing-pad.tsx';
import { DropAnywhere } from '../files/drop-anywhere.tsx';
import { LabContext } from '../lab/lab-context.ts';
import type { Lab } from '../lab/lab.ts';
import { LessonPath } from '../lessons/lesson-path.tsx';
import { LessonText } from '../lessons/lesson-text.tsx';
import { showPart } from '../lessons/show-part.ts';
import { Messages } from '../messages/messages.tsx';
import { NetworkView } from '../network-view/network-view.tsx';
import { begin, stay } from './begin.ts';
import { Rooms } from './rooms.tsx';
import { TopBar } from './top-bar.tsx';
import './app.css';

/** Loaded with the first epoch. */
const EpochTable = lazy(async () => ({ default: (await import('../curves/epoch-table.tsx')).EpochTable }));

/** Loaded with the first training that diverges. */
const DivergencePanel = lazy(async () => ({ default: (await import('../messages/divergence-panel.tsx')).DivergencePanel }));

/** Loaded with the first training. */
const HealthWatch = lazy(async () => ({ default: (await import('../inside/health/health-watch.tsx')).HealthWatch }));

/** Loaded with the first data that are points. */
const FieldPanel = lazy(async () => ({ default: (await import('../field/field-panel.tsx')).FieldPanel }));

/** The whole page. */
export function App(props: { readonly lab: Lab; readonly address: Promise<Address> }): JSX.Element {
  const { lab, address } = props; // constant for the visit
  onMount(() => {
    void lab.messages
      .attempt(() => address)
      .then((read = {}) => begin(lab, read))
      .then(() => {
        stay(lab);
      });
  });
  return (
    <LabContext.Provider value={lab}>
      <DropAnywhere>
        <button type="button" class="app-skip" onClick={() => showPart('network')}>
          Skip to the network
        </button>
        <TopBar />
        <main class="app" aria-busy={lab.state.phase === 'starting'}>
          <section class="panel app-lesson" data-part="lesson" aria-label="Lesson">
            <LessonPath />
            <LessonText />
          </section>
          <div class="app-side" role="group" aria-label="Data and drawing">
            <Show when={lab.run.field()}>
              <section class="panel" data-part="field" aria-label="What the network answers">
                <Suspense>
                  <FieldPanel />
                </Suspense>
              </section>
            </Show>
            <section class="panel" data-part="data" aria-label="The data">
              <DataStrip />
            </section>
            <Show when={lab.run.field() === undefined}>
              <section class="panel" data-part="pad" aria-label="Draw a digit">
                <DrawingPad />
              </section>
            </Show>
          </div>
          <div class="app-stage">
            <Show when={lab.state.status === 'diverged'}>
              <Suspense>
                <DivergencePanel />
              </Suspense>
            </Show>
            <section class="panel app-network" data-part="network" aria-label="The network">
              <NetworkView />
            </section>
          </div>
          <section class="panel app-results" data-part="curves" aria-label="How training goes" tabindex="0">
            <Curves />
            <Show when={lab.state.epochs.length > 0}>
              <Suspense>
                <EpochTable />
              </Suspense>
            </Show>
          </section>
          <Show when={lab.state.status !== 'untrained'}>
            <Suspense>
              <HealthWatch />
            </Suspense>
          </Show>
          <Rooms />
          <Messages />
        </main>
      </DropAnywhere>
    </LabContext.Provider>
  );
}
