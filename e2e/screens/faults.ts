import type { Page } from '@playwright/test';
import { expect, findingsOn } from '../world/world';

const NARROW = { width: 360, height: 740 };
const WIDE = { width: 1280, height: 720 };
/** What axe can find in another theme of the same page: nothing but colours has changed. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];
/** Relative luminance (WCAG), 0 black to 1 white. */
const DARK_BELOW = 0.05;

/** Turns the page and lets what it moves arrive. */
async function turn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    const moving = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(moving.map((one) => one.finished));
  });
}

const backgroundLuminance = (page: Page) =>
  page.evaluate(() => {
    const { backgroundColor } = getComputedStyle(document.body);
    const [red, green, blue] = (backgroundColor.match(/[\d.]+/g) ?? []).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  });

async function darkFaultsOf(page: Page): Promise<string[]> {
  await turn(page, 'dark');
  const turned = await expect
    .poll(() => backgroundLuminance(page), { timeout: 3_000, intervals: [20, 100] })
    .toBeLessThan(DARK_BELOW)
    .then(
      () => [],
      () => ['stays light'],
    );
  const findings = await findingsOn(page, OF_COLOURS);
  return [...turned, ...findings].map((fault) => `in dark: ${fault}`);
}

async function widthFaultsOf(page: Page): Promise<string[]> {
  await page.setViewportSize(NARROW);
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return expect
    .poll(overflow, { timeout: 3_000, intervals: [20, 100] })
    .toBeLessThanOrEqual(0)
    .then(
      () => [],
      async () => [`${await overflow()} pixels too wide for ${NARROW.width}`],
    );
}

/** What is wrong with the screen that stands there: another language, an axe finding in light or dark, wider than a phone. */
export async function faultsOf(page: Page, language: string): Promise<string[]> {
  await page.setViewportSize(WIDE);
  await turn(page, 'light');
  const spoken = await page.locator('html').getAttribute('lang');
  return [
    ...(spoken === language ? [] : [`speaks ${spoken}`]),
    ...(await findingsOn(page)),
    ...(await darkFaultsOf(page)),
    ...(await widthFaultsOf(page)),
  ];
}
