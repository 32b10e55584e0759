/** `12 %`, with a narrow figure below 1 %. */
export const perCent = (share: number): string => `${share > 0 && share < 0.01 ? (100 * share).toPrecision(1) : Math.round(100 * share)} %`;

/** Two digits. */
export const ratio = (value: number): string => String(Number(value.toPrecision(2)));

/** Three digits. */
export const figure = (value: number): string => String(Number(value.toPrecision(3)));

/** `1 unit`, `3 units`. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
