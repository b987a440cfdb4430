import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import type { Texts } from './dictionary';
import { Languages } from './languages';

/** The routes of a feature, opened once its strings are at hand in the reader's language: `inTexts(homeTexts, [...])`. */
export function inTexts(texts: Texts<string>, children: Routes): Routes {
  const ready = async () => {
    await texts.ready(inject(Languages).current());
    return true;
  };
  return [{ path: '', canActivate: [ready], children }];
}
