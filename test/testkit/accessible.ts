import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** WCAG 2.2, levels A and AA, and what came before. */
export const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Axe finds nothing, good advice included, and nothing runs out of the window; `where` is told with what it finds. */
export async function isAccessible(page: Page, where = ''): Promise<void> {
  await look(new AxeBuilder({ page }), page, where);
}

/** The same by the standards alone. */
export async function meetsStandards(page: Page, where = ''): Promise<void> {
  await look(new AxeBuilder({ page }).withTags(STANDARDS), page, where);
}

async function look(axe: AxeBuilder, page: Page, where: string): Promise<void> {
  // What lies half under the head, because somebody has scrolled, would be too small a target.
  await page.evaluate(() => scrollTo(0, 0));
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${where} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  // Two-dimensional scrolling is a barrier (WCAG 1.4.10).
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, where).toBeLessThanOrEqual(0);
}
