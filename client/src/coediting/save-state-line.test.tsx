// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { switchLocale } from '../platform/i18n/i18n.ts';
import type { OpenState } from './open-document.ts';
import { SaveStateLine } from './save-state-line.tsx';

const NOW = Date.parse('2026-11-23T13:03:30Z');
const receipt = { revision: 8812, savedAt: '2026-11-23T13:03:22Z' };

let root: Root;
let place: HTMLElement;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers({ now: NOW });
  place = document.createElement('div');
  root = createRoot(place);
});

afterEach(() => {
  act(() => root.unmount());
  switchLocale('de');
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function state(sync: Partial<OpenState['sync']>): OpenState {
  const whole = {
    connection: 'live',
    lostSince: null,
    arrived: true,
    revision: 8812,
    obstacle: null,
  } as const;
  const save = { stage: 'saved', unsavedSince: null, receipt: null } as const;
  return { sync: { ...whole, save, ...sync }, content: 'server', keepsCopy: true, outdated: false };
}

function show(shown: OpenState): void {
  act(() => root.render(<SaveStateLine state={shown} />));
}

const words = () => place.querySelector('p')?.textContent;
const current = () => place.querySelector('[aria-current]')?.textContent;

test('saved, with the receipt', () => {
  show(state({ save: { stage: 'saved', unsavedSince: null, receipt } }));
  expect(words()).toBe('Alle Änderungen gespeichert, 14:03:22, Nr. 8812');
  expect(current()).toBe('gespeichert');
  act(() => switchLocale('en'));
  expect(words()).toBe('All changes saved, 14:03:22, no. 8812');
});

test('typed, received, and how old the oldest unsaved edit is', () => {
  show(state({ save: { stage: 'typed', unsavedSince: NOW, receipt } }));
  expect(current()).toBe('getippt');
  expect(words()).toBe('Getippt, noch nicht beim Server');
  act(() => vi.advanceTimersByTime(5_000));
  expect(words()).toContain('Älteste ungesicherte Änderung: vor 5 Sekunden');
  act(() => vi.advanceTimersByTime(120_000));
  expect(words()).toContain('vor 2 Minuten');
  show(state({ save: { stage: 'received', unsavedSince: NOW, receipt } }));
  expect(current()).toBe('empfangen');
});

test('unsaved is said at once, saved only once it stays so', () => {
  show(state({ save: { stage: 'saved', unsavedSince: null, receipt } }));
  show(state({ save: { stage: 'typed', unsavedSince: NOW, receipt } }));
  expect(current()).toBe('getippt');
  show(state({ save: { stage: 'saved', unsavedSince: null, receipt } }));
  expect(current()).toBe('getippt');
  act(() => vi.advanceTimersByTime(400));
  expect(current()).toBe('gespeichert');
});

test('before the server has answered nothing is claimed', () => {
  show(state({ arrived: false, connection: 'connecting', revision: null }));
  expect(current()).toBeUndefined();
  expect(words()).toBe('Verbindung wird hergestellt');
});
