import { createEffect, createSignal, createUniqueId, For, lazy, onCleanup, onMount, Show, Suspense, type Component, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { CopyLink } from '../address/copy-link.tsx';
import { useLab } from '../lab/lab-context.ts';
import { rooms, type Room } from '../lab/lab-state.ts';
import './rooms.css';

interface RoomEntry {
  readonly name: string;
  readonly panel: Component;
}

/** Loaded when first opened. */
const entries: Readonly<Record<Room, RoomEntry>> = {
  settings: { name: 'Settings', panel: lazy(async () => ({ default: (await import('../settings/settings-panel.tsx')).SettingsPanel })) },
  weights: { name: 'Weights', panel: lazy(async () => ({ default: (await import('../weights/weights-panel.tsx')).WeightsPanel })) },
  neuron: { name: 'One neuron', panel: lazy(async () => ({ default: (await import('../neuron/neuron-panel.tsx')).NeuronPanel })) },
  inside: { name: 'Inside', panel: lazy(async () => ({ default: (await import('../inside/inside-panel.tsx')).InsidePanel })) },
  valley: { name: 'The valley', panel: lazy(async () => ({ default: (await import('../valley/valley-panel.tsx')).ValleyPanel })) },
  results: { name: 'Mistakes', panel: lazy(async () => ({ default: (await import('../results/results-panel.tsx')).ResultsPanel })) },
  course: { name: 'How it learns', panel: lazy(async () => ({ default: (await import('../course/course-panel.tsx')).CoursePanel })) },
  comparison: { name: 'Compare', panel: lazy(async () => ({ default: (await import('../comparison/comparison-panel.tsx')).ComparisonPanel })) },
  data: { name: 'Data', panel: lazy(async () => ({ default: (await import('../data/data-panel.tsx')).DataPanel })) },
  runs: { name: 'Models and runs', panel: lazy(async () => ({ default: (await import('../runs/runs-panel.tsx')).RunsPanel })) },
  plugins: { name: 'Plugins', panel: lazy(async () => ({ default: (await import('../plugins/plugins-panel.tsx')).PluginsPanel })) },
};

/** The rooms below the network, as tabs (ARIA Authoring Practices Guide, "Tabs with automatic activation"). */
export function Rooms(): JSX.Element {
  const lab = useLab();
  const id = createUniqueId();
  const tabs = new Map<Room, HTMLButtonElement>();
  const [isTall, setTall] = createSignal(false);
  let row: HTMLElement | undefined;

  // On a phone the tabs are a row to push sideways, of which the open one is in sight.
  const showTab = (): void => {
    const tab = tabs.get(lab.state.room ?? rooms[0]);
    if (tab === undefined || row === undefined || row.scrollWidth <= row.clientWidth) return;
    row.scrollLeft = tab.offsetLeft - row.offsetLeft - row.clientWidth / 3;
  };
  createEffect(showTab);
  onMount(() => {
    addEventListener('resize', showTab); // a phone is turned
    onCleanup(() => {
      removeEventListener('resize', showTab);
    });
  });

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      close();
      return;
    }
    const room = roomAfter(event.key, lab.state.room ?? rooms[0]);
    if (room === undefined) return;
    event.preventDefault();
    lab.view.openRoom(room);
    tabs.get(room)?.focus();
  }

  function close(): void {
    const { room } = lab.state;
    lab.view.closeRoom();
    tabs.get(room ?? rooms[0])?.focus();
  }

  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  };

  return (
    <section class="panel rooms" classList={{ 'rooms-tall': isTall() }} data-part={lab.state.room} aria-label="Rooms of the lab">
      <div ref={(element) => (row = element)} class="rooms-tabs" role="tablist" aria-label="Rooms of the lab" onKeyDown={onKeyDown}>
        <For each={rooms}>
          {(room) => (
            <button
              type="button"
              role="tab"
              id={`${id}-${room}`}
              aria-controls={lab.state.room === undefined ? undefined : `${id}-panel`}
              aria-selected={lab.state.room === room}
              tabindex={(lab.state.room ?? rooms[0]) === room ? 0 : -1}
              ref={(element) => tabs.set(room, element)}
              onClick={() => {
                lab.view.openRoom(room);
              }}
            >
              {entries[room].name}
            </button>
          )}
        </For>
      </div>
      <Show when={lab.state.room} keyed>
        {(room) => (
          <>
            <div class="rooms-buttons">
              <button type="button" class="quiet" aria-pressed={isTall()} aria-label={`More room for ${entries[room].name}`} title={isTall() ? 'Less room for it' : 'More room for it'} onClick={() => setTall(!isTall())}>
                {isTall() ? '⌄' : '⌃'}
              </button>
              <button type="button" class="quiet rooms-close" aria-label={`Close ${entries[room].name}`} onClick={close}>
                ✕
              </button>
            </div>
            <div class="rooms-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${room}`} tabindex="0" onKeyDown={closeOnEscape}>
              <Suspense fallback={<p class="soft">Opening the room …</p>}>
                <Dynamic component={entries[room].panel} />
                <div class="rooms-link">
                  <CopyLink name="Copy link to this view" />
                </div>
              </Suspense>
            </div>
          </>
        )}
      </Show>
    </section>
  );
}

/** The room that a key leads to; undefined for other keys. */
function roomAfter(key: string, room: Room): Room | undefined {
  const index = rooms.indexOf(room);
  switch (key) {
    case 'ArrowRight':
      return rooms[(index + 1) % rooms.length];
    case 'ArrowLeft':
      return rooms.at(index - 1);
    case 'Home':
      return rooms[0];
    case 'End':
      return rooms.at(-1);
    default:
      return undefined;
  }
}
