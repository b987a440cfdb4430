import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { injectTexts } from '../../platform/i18n/inject-texts';
import { Languages } from '../../platform/i18n/languages';
import { Permissions } from '../../platform/session/permissions';
import { Icon } from '../../ui/icon/icon';
import { SECTIONS } from '../navigation';
import { shellTexts } from '../shell-texts';

/** Left, from 900 px: the sections, then the bodies where I have a seat. */
@Component({
  selector: 'pa-side-navigation',
  imports: [Icon, RouterLink, RouterLinkActive],
  templateUrl: './side-navigation.html',
  styleUrl: './side-navigation.scss',
})
export class SideNavigation {
  private readonly permissions = inject(Permissions);
  private readonly languages = inject(Languages);
  protected readonly t = injectTexts(shellTexts);
  protected readonly sections = SECTIONS;

  protected readonly bodies = computed(() => {
    const byId = new Map(this.permissions.seats().map((seat) => [seat.bodyId, seat]));
    return [...byId.values()].map((seat) => ({
      id: seat.bodyId,
      name: this.languages.pick(seat.body),
      lang: this.languages.langOf(seat.body),
    }));
  });
}
