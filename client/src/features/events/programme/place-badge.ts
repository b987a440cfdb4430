import { Component, computed, input } from '@angular/core';
import type { SignUp, SignUpCount } from '@passerelle/contracts/sign-ups';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Badge, type BadgeTone } from '../../../ui/badge/badge';
import { Icon } from '../../../ui/icon/icon';
import { eventsTexts } from '../events-texts';
import { placeState, type PlaceState } from './fullness';

const TONES: Record<PlaceState['kind'], BadgeTone> = {
  mine: 'lagoon',
  waiting: 'waiting',
  free: 'free',
  full: 'full',
};

/** My place, my rank, or how many places are left: in words, with a colour that repeats them. */
@Component({
  selector: 'pa-place-badge',
  imports: [Badge, Icon],
  template: `
    @if (state(); as place) {
      <pa-badge [tone]="tones[place.kind]">
        @switch (place.kind) {
          @case ('mine') {
            <pa-icon name="check" />{{ t('place.mine') }}
          }
          @case ('waiting') {
            <pa-icon name="clock" />{{ t('place.waiting', { rank: place.rank }) }}
          }
          @case ('free') {
            {{ t('place.free', { count: place.left }) }}
          }
          @case ('full') {
            {{ t('place.full') }}
          }
        }
      </pa-badge>
    }
  `,
})
export class PlaceBadge {
  readonly count = input<SignUpCount>();
  readonly signUp = input<SignUp>();
  protected readonly t = injectTexts(eventsTexts);
  protected readonly tones = TONES;
  protected readonly state = computed(() => placeState(this.count(), this.signUp()));
}
