import type { Metric } from '@vitrum/core';

/** The name of a metric's figure in results. */
export const figureNameOf = ({ name, figure = name }: Metric): string => figure;
