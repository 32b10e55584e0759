import { createSignal, createUniqueId, For, Show, type JSX } from 'solid-js';
import type { SettingLook, SweepLook } from '../../shared/api/sweep-look.ts';
import { SaveFigure } from '../figures/save-figure.tsx';
import { formatPercent } from '../format/number.ts';
import { SettingScatter } from './setting-scatter.tsx';
import './sweep-findings.css';

/** Which settings of a sweep mattered, and for the one that is chosen, the figure of each trial against its value. */
export function SweepFindings(props: { readonly look: SweepLook }): JSX.Element {
  const id = createUniqueId();
  const [chosen, setChosen] = createSignal<string>();
  const shown = (): SettingLook | undefined => props.look.settings.find(({ key }) => key === chosen()) ?? props.look.settings[0];
  const figure = (): string => props.look.figure.replaceAll('-', ' ');
  return (
    <section class="sweep-findings" aria-labelledby={id}>
      <h3 id={id}>Which settings mattered: {props.look.sweep}</h3>
      <p class="small soft">
        The share of the variance of the {figure()} that lies between trials with about the same value of a setting, chance taken off. 0 % does not say
        that a setting never matters: what settings do together is in none of these shares.
      </p>
      <div class="sweep-findings-parts">
        <ul class="sweep-findings-bars" aria-label="Importance of each setting">
          <For each={props.look.settings}>
            {(setting) => (
              <li>
                <button type="button" class="sweep-findings-setting" aria-pressed={setting === shown()} onClick={() => setChosen(setting.key)}>
                  <span>{setting.name}</span>
                  <span class="numbers">{setting.share === undefined ? whySilent(setting) : formatPercent(100 * setting.share)}</span>
                  <span class="sweep-findings-track" aria-hidden="true">
                    <span style={{ width: `${100 * (setting.share ?? 0)}%` }} />
                  </span>
                </button>
              </li>
            )}
          </For>
        </ul>
        <Show when={shown()}>
          {(setting) => (
            <figure data-figure>
              <figcaption>
                <h4>
                  {capitalized(figure())} against {setting().name}
                </h4>
                <SaveFigure what={`${figure()} against ${setting().name}`} />
              </figcaption>
              <SettingScatter look={props.look} setting={setting()} />
              <p class="small soft">
                A dot is a trial, at its value of {setting().name}. {props.look.isGreatGood ? 'Good ones are at the top.' : 'Good ones are at the bottom.'}
              </p>
            </figure>
          )}
        </Show>
      </div>
    </section>
  );
}

const capitalized = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Why no share can be told of a setting. */
function whySilent({ points }: SettingLook): string {
  if (points.length > 1 && new Set(points.map(({ value }) => value)).size === 1) return 'one value tried';
  return `too few trials to say (${points.length})`;
}
