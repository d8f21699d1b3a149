import { expect, test } from 'vitest';
import { SaveLedger } from './save-state.ts';

const receipt = { revision: 8812, savedAt: '2026-11-23T14:03:22.000Z' };

test('the age is that of the oldest unsaved edit, whatever came later', () => {
  const ledger = new SaveLedger();
  ledger.edited(100);
  const first = ledger.handedOver();
  ledger.edited(200);
  expect(ledger.state).toMatchObject({ stage: 'typed', unsavedSince: 100 });
  ledger.committed(first, receipt);
  expect(ledger.state).toEqual({ stage: 'typed', unsavedSince: 200, receipt });
  ledger.committed(ledger.handedOver(), { ...receipt, revision: 8813 });
  expect(ledger.state).toMatchObject({ stage: 'saved', unsavedSince: null, receipt: { revision: 8813 } });
});

test('what the server had in hand counts as typed again when the line is cut', () => {
  const ledger = new SaveLedger();
  ledger.edited(100);
  ledger.received(ledger.handedOver());
  expect(ledger.state.stage).toBe('received');
  ledger.takenBack();
  expect(ledger.state).toMatchObject({ stage: 'typed', unsavedSince: 100 });
});

test('text received is not the same as text typed since', () => {
  const ledger = new SaveLedger();
  ledger.edited(100);
  ledger.received(ledger.handedOver());
  ledger.edited(200);
  expect(ledger.state.stage).toBe('typed');
});

test('edits of an earlier page count from when they were made', () => {
  const ledger = new SaveLedger(50);
  ledger.edited(100);
  expect(ledger.state.unsavedSince).toBe(50);
  ledger.nothingLacking();
  expect(ledger.state).toEqual({ stage: 'saved', unsavedSince: null, receipt: null });
});

test('of two that are under way both have to be received, and to be saved', () => {
  const ledger = new SaveLedger();
  ledger.edited(100);
  const first = ledger.handedOver();
  ledger.edited(200);
  const second = ledger.handedOver();
  ledger.received(first);
  expect(ledger.state).toMatchObject({ stage: 'typed', unsavedSince: 100 });
  ledger.received(second);
  expect(ledger.state.stage).toBe('received');
  ledger.committed(second, { ...receipt, revision: 8813 });
  expect(ledger.state).toMatchObject({ stage: 'received', unsavedSince: 100 });
  ledger.committed(first, receipt);
  expect(ledger.state).toMatchObject({ stage: 'saved', receipt: { revision: 8813 } });
});

test('two that are under way are taken back with the age of the first', () => {
  const ledger = new SaveLedger();
  ledger.edited(100);
  ledger.handedOver();
  ledger.edited(200);
  ledger.handedOver();
  ledger.takenBack();
  expect(ledger.state).toMatchObject({ stage: 'typed', unsavedSince: 100 });
});
