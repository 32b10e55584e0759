/* global chrome, document */
import { judge } from './judge.js';

const maxCharacters = 5000;
const maxEffects = 5;
const minEffect = 0.005; // which is shown as 1
const [field, verdict, list] = ['text', 'verdict', 'words'].map((id) => document.getElementById(id));

/** The selected text of the page that the extension was opened on, and of no other: that is all that "activeTab" permits. */
async function selectedText() {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const [frame] = await chrome.scripting.executeScript({ target: { tabId: tab.id }, func: () => String(document.getSelection()) });
  return (frame?.result ?? '').trim();
}

const inPercent = (share) => `${Math.round(100 * share)} %`;

function show() {
  const judged = judge(field.value);
  list.replaceChildren();
  if (judged === undefined) {
    verdict.textContent = field.value.trim() === '' ? 'Select a sentence on the page, or write one here.' : 'It knows none of these words.';
    return;
  }
  const { share, effects } = judged;
  verdict.textContent = share >= 0.5 ? `Friendly: ${inPercent(share)}` : `Not friendly: ${inPercent(1 - share)}`;
  for (const { term, effect } of effects.slice(0, maxEffects).filter((each) => Math.abs(each.effect) >= minEffect)) {
    const [item, word, points] = ['li', 'span', 'span'].map((name) => document.createElement(name));
    word.textContent = term;
    points.textContent = `${effect < 0 ? '−' : '+'}${Math.round(100 * Math.abs(effect))}`;
    item.append(word, points);
    list.append(item);
  }
}

field.addEventListener('input', show);
try {
  field.value = (await selectedText()).slice(0, maxCharacters);
  show();
} catch {
  // The browser's own pages and its store can be read by no extension.
  verdict.textContent = 'This page lets no extension read it. Write a sentence here.';
}
field.focus();
