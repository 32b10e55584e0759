import { createEffect, createMemo, createRoot, on } from 'solid-js';
import { unwrap } from 'solid-js/store';
import type { RunConfig } from '@vitrum/runs';
import type { Lab } from '../lab/lab.ts';
import { drawingOf } from '../drawing-pad/drawing.ts';
import { rooms, type Room } from '../lab/lab-state.ts';
import { lessons } from '../lessons/lessons.ts';
import { lessonProgressOf } from '../lessons/lesson-progress.ts';
import { isTouched } from '../lessons/is-touched.ts';
import { addressAt } from './address-at.ts';
import type { Address } from './read-address.ts';
import { withFragment } from './with-fragment.ts';

/** Milliseconds after the last change of the view until it is in the address. */
const pause = 400;

/** What is open when an address begins to be read. */
interface Begin {
  readonly changes: number;
  readonly room: Room | undefined;
}

/**
 * Keeps the address and the page in sync: a new run and what is looked at are written into the address, a changed address is followed. A
 * plugin that the address names is offered, and a run that needs plugins begins once they are loaded. The run that a page begins with by
 * itself is written when the visitor first moves.
 *
 * Called once, after the lab has started from `address`.
 */
export function followAddress(lab: Lab, address: Address): void {
  let waiting: RunConfig | undefined;
  let [view, run] = ['', ''];
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function wait({ waiting: config }: Address): Promise<void> {
    waiting = config;
    await tryWaiting(true);
  }

  async function tryWaiting(isNew: boolean): Promise<void> {
    const config = waiting;
    if (config?.plugins === undefined) return;
    const missing = await missingPlugin(lab, config.plugins.required);
    if (missing === undefined) {
      waiting = undefined;
      await lab.run.configure(withoutPlugins(config), true);
    } else if (isNew) {
      lab.messages.show({
        kind: 'warning',
        text: `The address describes a run that needs the plugin "${missing.name}" ${missing.version}, which is not loaded.`,
        hint: 'Load its file under "Plugins" if you trust where it comes from; the run begins then.',
      });
    }
  }

  async function follow(href: string): Promise<void> {
    clearTimeout(timer);
    const changes = lessonProgressOf(lab).changes();
    const next = await addressAt({ href });
    if (next.problem !== undefined) lab.messages.show({ kind: 'problem', text: next.problem.message, hint: next.problem.hint, code: next.problem.code });
    await wait(next);
    // Where only the view has changed, the run goes on.
    const isOther = run === '' || !href.endsWith(run.slice(1));
    if (next.config !== undefined && isOther) await lab.run.configure(next.config, true);
    await show(next, { changes, room: lab.state.room });
  }

  /** What the visitor has done since stays: an address that is read late opens no lesson and no room over it. */
  async function show({ view: texts }: Address, since: Begin): Promise<void> {
    if (texts === undefined) return;
    const progress = lessonProgressOf(lab);
    const { showView } = await import('./view/show-view.ts');
    const places = { lab, drawing: drawingOf(lab), progress, lessons, rooms };
    const { lesson, room, ...others } = texts;
    const isRoomFree = lab.state.room === since.room;
    await showView(places, others);
    const isLessonFree = progress.changes() === since.changes;
    await showView(places, { ...(lesson !== undefined && isLessonFree && { lesson }), ...(room !== undefined && isRoomFree && { room }) });
  }

  async function writeRun(): Promise<void> {
    const { addressOfRun } = await import('./address-of-run.ts');
    run = (await addressOfRun(lab)) ?? run;
    put();
  }

  /** Fetched when there is something to write. */
  function writeViewSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      void writeView();
    }, pause);
  }

  async function writeView(): Promise<void> {
    if (waiting !== undefined) return; // its address is still needed
    view = (await import('./view/write-view.ts')).writeView(lab, drawingOf(lab), lessonProgressOf(lab));
    if (run === '') await writeRun();
    else put();
  }

  function put(): void {
    if (run !== '') history.replaceState(history.state, '', withFragment(view, run));
  }

  createRoot(() => {
    // The address stays as it is until there is another run, even if it could not be followed.
    const hasRun = address.config !== undefined || address.waiting !== undefined || address.problem !== undefined;
    const first = lab.state.run;
    const isWorthWriting = createMemo(() => hasRun || isTouched() || lab.state.run !== first);
    createEffect(on([() => lab.state.run, isWorthWriting], ([, isWorth]) => isWorth && void writeRun(), { defer: hasRun }));
    createEffect(on(() => viewed(lab), writeViewSoon, { defer: true }));
    createEffect(on(() => lab.state.userActions['plugin-loaded'], () => void tryWaiting(false), { defer: true }));
  });
  // The address may have been written anew before the event comes: what counts is what it was changed to.
  window.addEventListener('hashchange', ({ newURL }) => void follow(newURL));
  void wait(address);
  void show(address, { changes: 0, room: undefined }); // as the page begins
  if (address.plugin !== undefined) void offerFromAddress(lab, address.plugin);
}

/** What `writeView` tells; a sample that is shown by training itself is no wish. */
function viewed(lab: Lab): readonly unknown[] {
  const { room, neuron, pace, status, selection } = lab.state;
  const isTraining = status === 'running';
  return [lessonProgressOf(lab).lesson(), room, neuron, pace, isTraining || selection, isTraining || drawingOf(lab).strokes()];
}

async function offerFromAddress(lab: Lab, address: URL): Promise<void> {
  const [{ fetchPlugin }, { offerPlugin }] = await Promise.all([import('../plugins/fetch-plugin.ts'), import('../plugins/offered-plugin.ts')]);
  const offer = await lab.messages.attempt(() => fetchPlugin(address), 'Fetching the plugin');
  if (offer !== undefined) offerPlugin(lab, offer);
}

type Required = NonNullable<RunConfig['plugins']>['required'];

async function missingPlugin(lab: Lab, required: Required): Promise<Required[number] | undefined> {
  const registered = (await lab.messages.attempt(() => lab.run.ask.plugins())) ?? [];
  return required.find(({ name }) => registered.every((plugin) => plugin.name !== name));
}

function withoutPlugins({ plugins: _, ...config }: RunConfig): RunConfig {
  return unwrap(config);
}
