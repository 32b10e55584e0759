import { createSignal, onCleanup, onMount, Show, type JSX } from 'solid-js';
import { useLab } from '../lab/lab-context.ts';
import { grayMiddle } from './read-picture.ts';

/** Milliseconds between two pictures while the button is held. */
const apart = 200;

/** The camera's picture, and a button that takes pictures for a class: one at a press, more while it is held. */
export function CameraView(props: { readonly name: string; readonly onPicture: (picture: Uint8Array) => void; readonly onEnd: () => void }): JSX.Element {
  const lab = useLab();
  const [isReady, setReady] = createSignal(false);
  let video: HTMLVideoElement | undefined;
  let stream: MediaStream | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;
  let hasEnded = false;

  onMount(() => {
    void navigator.mediaDevices.getUserMedia({ video: { width: 320, height: 320 } }).then(begin, refuse);
  });
  onCleanup(() => {
    hasEnded = true;
    release();
    stop(stream);
  });

  function begin(given: MediaStream): void {
    stream = given;
    if (hasEnded || video === undefined) {
      stop(given);
      return;
    }
    video.srcObject = given;
    void video.play().then(() => setReady(true), refuse);
  }

  function refuse(): void {
    if (!hasEnded) lab.messages.show({ kind: 'warning', text: 'The camera cannot be used.', hint: 'Allow it in the browser for this page, or bring pictures as files.' });
    props.onEnd();
  }

  async function take(): Promise<void> {
    if (video === undefined || video.videoWidth === 0) return;
    props.onPicture(await grayMiddle(video, video.videoWidth, video.videoHeight));
  }

  function hold(): void {
    void take();
    timer ??= setInterval(() => void take(), apart);
  }

  function release(): void {
    clearInterval(timer);
    timer = undefined;
  }

  return (
    <div class="camera-view">
      <video ref={(element) => (video = element)} class="camera-view-picture" muted playsinline aria-label="What the camera sees" />
      <button
        type="button"
        disabled={!isReady()}
        onPointerDown={hold}
        onPointerUp={release}
        onPointerLeave={release}
        onPointerCancel={release}
        onClick={(event) => {
          if (event.detail === 0) void take(); // by the keyboard
        }}
      >
        Take pictures of {props.name}
      </button>
      <Show when={!isReady()}>
        <p class="small soft">Waiting for the camera …</p>
      </Show>
    </div>
  );
}

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
