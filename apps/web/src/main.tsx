import { render } from 'solid-js/web';

render(() => <main>vitrum</main>, document.body);
