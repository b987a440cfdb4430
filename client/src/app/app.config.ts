import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  inject,
  isDevMode,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  type ApplicationConfig,
} from '@angular/core';
import { provideRouter, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { provideServiceWorker } from '@angular/service-worker';
import { Languages } from '../platform/i18n/languages';
import { allReady } from '../platform/i18n/dictionary';
import { renewSession } from '../platform/session/session.interceptor';
import { Session } from '../platform/session/session';
import { routes } from './app.routes';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withInterceptors([renewSession])),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
    ),
    provideServiceWorker('ngsw-worker.js', { enabled: !isDevMode() }),
    provideAppInitializer(async () => {
      const language = inject(Languages).current();
      const session = inject(Session);
      await Promise.all([allReady(language), session.open()]);
    }),
  ],
};
