// Readable on light and dark pages: a drawing has its own background.
export const paper = '#ffffff';
export const ink = '#24292f';
export const grid = '#e4e8ec';
export const zeroLine = '#8c959f';

/** The palette of Okabe and Ito, distinguishable with color vision deficiencies. */
export const seriesColors = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00'];
