import type { Curve } from '@vitrum/plots';
import type { JSX } from 'solid-js';
import { SaveFigure } from '../figures/save-figure.tsx';
import { CurvePicture } from './curve-picture.tsx';

/** A curve that can be saved as a picture. */
export function CurveFigure(props: { readonly curve: Curve; readonly name: string }): JSX.Element {
  return <CurvePicture curve={props.curve} name={props.name} save={<SaveFigure what={`curve of ${props.name}`} />} />;
}
