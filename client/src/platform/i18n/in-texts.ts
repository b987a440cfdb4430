import { inject } from '@angular/core';
import type { Routes } from '@angular/router';
import type { Texts } from './dictionary';
import { Languages } from './languages';

/** The routes of a feature, opened once its strings are at hand in the reader's language: `inTexts(homeTexts, [...])`. */
export function inTexts<K extends string>(texts: Texts<K>, routes: Routes): Routes {
  const ready = async () => {
    await texts.ready(inject(Languages).current());
    return true;
  };
  return routes.map((route) =>
    route.redirectTo === undefined
      ? { ...route, canActivate: [...(route.canActivate ?? []), ready] }
      : route,
  );
}
