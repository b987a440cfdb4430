import { CdkMenu, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { injectTexts } from '../../platform/i18n/inject-texts';
import { Icon } from '../icon/icon';
import { uiTexts } from '../ui-texts';

/** `outer` follows the place around this one; then from the loudest to the quietest. */
export const LOUDNESS = ['outer', 'everything', 'concerned', 'digest', 'muted'] as const;
export type Loudness = (typeof LOUDNESS)[number];

/** How much one wants to hear of a place: a bell that says what is chosen, and a menu of what may be. */
@Component({
  selector: 'pa-volume-menu',
  imports: [CdkMenu, CdkMenuItem, CdkMenuItemRadio, CdkMenuTrigger, Icon, RouterLink],
  template: `
    <button type="button" class="pa-button pa-compact" [cdkMenuTriggerFor]="menu">
      <pa-icon [name]="chosen() === 'muted' ? 'mute' : 'bell'" />
      {{ word() }}
      <span class="pa-hidden">, {{ label() }}</span>
    </button>
    <ng-template #menu>
      <div class="pa-menu" cdkMenu [attr.aria-label]="label()">
        @for (choice of choices(); track choice.value) {
          <button
            type="button"
            cdkMenuItemRadio
            [cdkMenuItemChecked]="choice.value === chosen()"
            [cdkMenuitemTypeaheadLabel]="choice.name"
            (cdkMenuItemTriggered)="picked.emit(choice.value)"
          >
            <pa-icon name="check" [class.off]="choice.value !== chosen()" />
            <span>
              <strong>{{ choice.name }}</strong>
              <span class="pa-soft pa-small">{{ choice.text }}</span>
            </span>
          </button>
        }
        <a cdkMenuItem routerLink="/notifications/reglages">{{ t('volume.settings') }}</a>
      </div>
    </ng-template>
  `,
  styleUrl: './volume-menu.scss',
})
export class VolumeMenu {
  protected readonly t = injectTexts(uiTexts);
  /** What the choice is about: "pour cette instance". */
  readonly label = input.required<string>();
  /** The place around this one as a choice: "Comme mon compte". */
  readonly outer = input.required<string>();
  /** `mixed` when mail and devices were chosen apart. */
  readonly chosen = input.required<Loudness | 'mixed'>();
  readonly picked = output<Loudness>();

  protected readonly choices = computed(() =>
    LOUDNESS.map((value) => ({
      ...{ value, name: this.nameOf(value), text: this.t(`volumeText.${value}`) },
    })),
  );
  protected readonly word = computed(() => {
    const chosen = this.chosen();
    if (chosen === 'outer') return this.t('volume.title');
    return this.t('volume.now', { choice: this.nameOf(chosen).toLocaleLowerCase() });
  });

  private nameOf(value: Loudness | 'mixed'): string {
    return value === 'outer' ? this.outer() : this.t(`volume.${value}`);
  }
}
