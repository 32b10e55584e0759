import { For, Show, type JSX } from 'solid-js';
import { useLab } from '../lab/lab-context.ts';
import type { Message } from '../lab/lab-state.ts';
import './messages.css';

const titles: Readonly<Record<Message['kind'], string>> = { problem: 'That did not work', warning: 'Please note', note: 'Note' };

/** The messages: what went wrong, and what to do next. */
export function Messages(): JSX.Element {
  const lab = useLab();
  return (
    <div class="messages" role="status" aria-label="Messages">
      <For each={lab.state.messages}>
        {(message) => (
          <div class={`messages-one messages-${message.kind}`}>
            <div>
              <strong>{titles[message.kind]}.</strong> {message.text} <Show when={message.hint}>{(hint) => <span>{hint()}</span>}</Show>
              <Show when={message.code}>{(code) => <span class="numbers messages-code"> {code()}</span>}</Show>
            </div>
            <Show when={message.action}>
              {(action) => (
                <button
                  type="button"
                  onClick={() => {
                    lab.messages.dismiss(message.id);
                    action().take();
                  }}
                >
                  {action().name}
                </button>
              )}
            </Show>
            <button
              type="button"
              class="quiet"
              aria-label={`Dismiss: ${message.text}`}
              onClick={() => {
                lab.messages.dismiss(message.id);
              }}
            >
              ✕
            </button>
          </div>
        )}
      </For>
    </div>
  );
}
