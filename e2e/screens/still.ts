import type { Page, Request, Response } from '@playwright/test';
import { expect } from '../world/world';

const COMING = 'pa-skeleton:not([role="log"] *, pa-gallery *)';

/** Opens an address and waits until everything stands there: title, letters, every answer that the page asked for. False without a title. */
export async function openStill(page: Page, address: string): Promise<boolean> {
  const asked = new Set<Request>();
  const ask = (request: Request) => {
    if (new URL(request.url()).pathname.startsWith('/api/')) asked.add(request);
  };
  const answer = (request: Request) => asked.delete(request);
  // A write is done when it is answered: the end of an answer without a body is not always told.
  const written = (response: Response) =>
    response.request().method() !== 'GET' && answer(response.request());
  page.on('request', ask).on('requestfinished', answer).on('requestfailed', answer);
  page.on('response', written);
  // What the page before had asked for goes with it, and nobody tells its end.
  page.once('framenavigated', () => asked.clear());
  try {
    await page.goto(address);
    const titled = await page
      .getByRole('heading', { level: 1 })
      .waitFor({ timeout: 10_000 })
      .then(
        () => true,
        () => false,
      );
    await expect(async () => {
      await expect(page.locator(COMING)).toHaveCount(0);
      await page.evaluate(async () => {
        await document.fonts.ready;
        for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
      });
      expect([...asked].map((request) => request.url())).toEqual([]);
    }).toPass({ timeout: 20_000, intervals: [50] });
    return titled;
  } finally {
    page.off('request', ask).off('requestfinished', answer).off('requestfailed', answer);
    page.off('response', written);
  }
}
