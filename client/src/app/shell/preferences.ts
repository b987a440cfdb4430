import { Component, computed, inject } from '@angular/core';
import {
  APPEARANCES,
  AppearanceChoice,
  type Appearance,
} from '../../platform/appearance/appearance';
import { injectTexts } from '../../platform/i18n/inject-texts';
import { Languages } from '../../platform/i18n/languages';
import { Segments } from '../../ui/tabs/segments';
import { shellTexts } from '../shell-texts';

/** Language and light: kept on this device, changed without a reload. */
@Component({
  selector: 'pa-preferences',
  imports: [Segments],
  template: `
    <pa-segments
      [label]="t('language')"
      [segments]="languageNames"
      [value]="languages.current()"
      (valueChange)="speak($event)"
    />
    <pa-segments
      [label]="t('appearance')"
      [segments]="appearances()"
      [value]="appearance.current()"
      (valueChange)="light($event)"
    />
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--pa-3);
    }
  `,
})
export class Preferences {
  protected readonly languages = inject(Languages);
  protected readonly appearance = inject(AppearanceChoice);
  protected readonly t = injectTexts(shellTexts);
  protected readonly languageNames = [
    { value: 'fr', label: 'Français' },
    { value: 'en', label: 'English' },
  ];
  protected readonly appearances = computed(() =>
    APPEARANCES.map((value) => ({ value, label: this.t(`appearance.${value}`) })),
  );

  protected speak(language: string): void {
    void this.languages.use(language === 'en' ? 'en' : 'fr');
  }

  protected light(appearance: string): void {
    this.appearance.use(appearance as Appearance);
  }
}
