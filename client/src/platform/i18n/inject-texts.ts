import { inject } from '@angular/core';
import type { Params, Texts } from './dictionary';
import { Languages } from './languages';

export type Say<K extends string> = (key: K, params?: Params) => string;

/**
 * The strings of a feature, for a template: `protected readonly t = injectTexts(homeTexts)`, then `{{ t('title') }}`.
 * Reads the language as a signal, so a switch redraws by itself.
 */
export function injectTexts<K extends string>(texts: Texts<K>): Say<K> {
  const languages = inject(Languages);
  return (key, params) => texts.say(languages.current(), key, params);
}
