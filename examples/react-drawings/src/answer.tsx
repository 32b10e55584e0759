import type { ReactElement } from 'react';
import type { Shares } from './worker.ts';

/** What the network takes the drawing for: a bar for each class, and a sentence. */
export function Answer({ shares }: { readonly shares: Shares }): ReactElement {
  const sorted = Object.entries(shares).sort(([, one], [, other]) => other - one);
  const [first] = sorted;
  return (
    <>
      <p className="verdict" role="status">
        {first && (
          <>
            Looks like <strong>{first[0]}</strong>: {inPercent(first[1])}
          </>
        )}
      </p>
      <ul className="bars">
        {Object.entries(shares).map(([name, share]) => (
          <li key={name}>
            <span className="bar-name">{name}</span>
            <meter aria-label={name} min={0} max={1} value={share}>
              {inPercent(share)}
            </meter>
            <span className="bar-share">{inPercent(share)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

const inPercent = (share: number): string => `${Math.round(100 * share)} %`;
