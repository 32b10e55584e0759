import { createSignal, onMount, Show, type Component, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import './widget.css';

interface InBrowserProps<Props extends object> {
  /** Loads the widget. */
  readonly load: () => Promise<Component<Props>>;
  /** What it is given. */
  readonly given: Props;
  /** What stands in its place until then, and where there is no JavaScript. */
  readonly children?: JSX.Element;
}

/** A widget that is loaded once the page shows it, for it computes and draws in the browser alone. */
export function InBrowser<Props extends object>(props: InBrowserProps<Props>): JSX.Element {
  const [widget, setWidget] = createSignal<Component<Props>>();
  const [problem, setProblem] = createSignal<string>();
  onMount(() => {
    props.load().then(
      (loaded) => setWidget(() => loaded),
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    );
  });
  return (
    // An element with a box: a page that waits until the widget is in sight watches it.
    <div>
      <Show
        when={widget()}
        fallback={
          <>
            {props.children}
            <Show when={problem()}>{(reason) => <p role="alert">This could not be loaded: {reason()}. Load the page again.</p>}</Show>
          </>
        }
      >
        {(loaded) => <Dynamic component={loaded()} {...props.given} />}
      </Show>
    </div>
  );
}
