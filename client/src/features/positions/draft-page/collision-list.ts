import { Component, inject, input, output } from '@angular/core';
import type { PositionText } from '@passerelle/contracts/position-text';
import { placeName } from '@passerelle/rules/positions/place-names';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { positionsTexts } from '../positions-texts';
import type { Collision } from './merge-versions';

/** Passages that two people have said anew at once: both wordings side by side, one is chosen, none is lost. */
@Component({
  selector: 'pa-collision-list',
  template: `
    <section role="alert" aria-labelledby="deux-redactions">
      <h2 id="deux-redactions">{{ t('collision.title', { count: collisions().length }) }}</h2>
      <p>{{ t('collision.text') }}</p>
      @for (collision of collisions(); track collision.id) {
        <article [attr.aria-label]="placeOf(collision)">
          <h3>{{ placeOf(collision) }}</h3>
          <div class="sides">
            <div>
              <h4>{{ t('collision.mine') }}</h4>
              <p class="words">{{ collision.mine || t('collision.takenOut') }}</p>
              <button
                type="button"
                class="pa-button pa-compact"
                (click)="chosen.emit({ collision, words: collision.mine })"
              >
                {{ t('collision.keepMine') }}
              </button>
            </div>
            <div>
              <h4>{{ t('collision.theirs') }}</h4>
              <p class="words">{{ collision.theirs || t('collision.takenOut') }}</p>
              <button
                type="button"
                class="pa-button pa-compact"
                (click)="chosen.emit({ collision, words: collision.theirs })"
              >
                {{ t('collision.takeTheirs') }}
              </button>
            </div>
          </div>
        </article>
      }
    </section>
  `,
  styleUrl: './collision-list.scss',
})
export class CollisionList {
  private readonly languages = inject(Languages);
  protected readonly t = injectTexts(positionsTexts);
  readonly collisions = input.required<readonly Collision[]>();
  readonly text = input.required<PositionText>();
  readonly chosen = output<{ collision: Collision; words: string }>();

  protected placeOf({ id }: Collision): string {
    return id === 'title'
      ? this.t('draft.title')
      : placeName(this.text(), id, this.languages.current());
  }
}
