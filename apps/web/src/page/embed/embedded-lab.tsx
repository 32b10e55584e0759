import { didYouMean, nearestName } from '@vitrum/core/internal';
import type { RunConfig } from '@vitrum/runs';
import { onMount, Show, Suspense, type Component, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { Address } from '../address/read-address.ts';
import type { Lab } from '../lab/lab.ts';
import type { Part } from '../lessons/part.ts';
import { embeddedParts, type LoadedParts } from './embedded-part.ts';
import './embedded-lab.css';
import { followTheme } from './follow-theme.ts';

interface EmbeddedLabProps {
  readonly lab: Lab;
  readonly address: Address;
  /** What the whole page has loaded; this file fetches no second copy of it. */
  readonly parts: LoadedParts;
  readonly controls: Component;
  readonly messages: Component;
  /** The part that the open lesson is about. */
  readonly lit: () => Part | undefined;
  readonly begin: (lab: Lab, address: Address, usual?: RunConfig) => Promise<void>;
}

/** One part of the lab without the rest, for a frame in another page, with the run's buttons and a link to the whole. */
export function EmbeddedLab(props: EmbeddedLabProps): JSX.Element {
  const { lab, address, begin } = props; // constant for the visit
  const parts = embeddedParts(props.parts);
  const known = Object.keys(parts);
  const { embed = '' } = address;
  const isPart = (name: string | undefined): name is keyof typeof parts => name !== undefined && name in parts;
  const part = isPart(embed) ? embed : 'network';
  // Where a plane is wanted and nothing says which, there has to be one.
  const usual = part === 'field' ? { dataset: { type: 'two-moons' } } : undefined;
  /** Below a lesson, what it is about; the buttons are above in any case, and the network shows what they do. */
  const below = (): keyof typeof parts | undefined => {
    const lit = part === 'lesson' ? props.lit() : undefined;
    return lit === undefined || isPart(lit) ? lit : 'network';
  };
  onMount(() => {
    followTheme();
    if (part !== embed) lab.messages.show({ kind: 'problem', text: `No part of the lab is called "${embed}".`, hint: `${didYouMean(nearestName(embed, known))}Known are ${known.join(', ')}.` });
    void begin(lab, address, usual);
  });
  return (
    <main class="embedded-lab" aria-busy={lab.state.phase === 'starting'}>
      <h1 class="hidden-visually">vitrum: {part}</h1>
      <div class="embedded-lab-bar">
        <Dynamic component={props.controls} />
        <a class="small" href={addressOfWhole()} target="_blank" rel="noopener" onClick={({ currentTarget }) => (currentTarget.href = addressOfWhole())}>
          vitrum: open the whole lab
        </a>
      </div>
      <section class="panel embedded-lab-part" aria-label={part}>
        <Suspense fallback={<p class="soft">Opening …</p>}>
          <Dynamic component={parts[part]} />
        </Suspense>
      </section>
      <Show when={below()} keyed>
        {(name) => (
          <section class="panel embedded-lab-part" data-part={props.lit()} aria-label={name}>
            <Suspense fallback={<p class="soft">Opening …</p>}>
              <Dynamic component={parts[name]} />
            </Suspense>
          </section>
        )}
      </Show>
      <Dynamic component={props.messages} />
    </main>
  );
}

/** The page's address as it now is, of the lab as a whole. */
function addressOfWhole(): string {
  const url = new URL(location.href);
  url.searchParams.delete('embed');
  return url.href;
}
