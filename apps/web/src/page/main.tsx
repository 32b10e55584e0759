import { render } from 'solid-js/web';
import './styles/tokens.css';
import './styles/base.css';
import { readAddress } from './address/read-address.ts';
import { App } from './shell/app.tsx';
import { createLab } from './lab/create-lab.ts';

const lab = createLab();
render(() => <App lab={lab} address={readAddress(location)} />, document.body);
