import { expect, test } from 'vitest';
import { SaveLedger } from './save-state.ts';

const receipt = { revision: 8812, savedAt: '2026-11-23T14:03:22.000Z' };

test('the age is that of the oldest unsaved edit, whatever came later', () => {
  const ledger = new SaveLedger();
  ledger.edited(100);
  ledger.handedOver();
  ledger.edited(200);
  expect(ledger.state).toMatchObject({ stage: 'typed', unsavedSince: 100 });
  ledger.committed(receipt);
  expect(ledger.state).toEqual({ stage: 'typed', unsavedSince: 200, receipt });
  ledger.handedOver();
  ledger.committed({ ...receipt, revision: 8813 });
  expect(ledger.state).toMatchObject({ stage: 'saved', unsavedSince: null, receipt: { revision: 8813 } });
});

test('what the server had in hand counts as typed again when the line is cut', () => {
  const ledger = new SaveLedger();
  ledger.edited(100);
  ledger.handedOver();
  ledger.received();
  expect(ledger.state.stage).toBe('received');
  ledger.takenBack();
  expect(ledger.state).toMatchObject({ stage: 'typed', unsavedSince: 100 });
});

test('text received is not the same as text typed since', () => {
  const ledger = new SaveLedger();
  ledger.edited(100);
  ledger.handedOver();
  ledger.received();
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
