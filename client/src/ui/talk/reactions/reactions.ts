import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, input, output } from '@angular/core';
import { Reaction, type ReactionTally } from '@passerelle/contracts/reactions';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Icon } from '../../icon/icon';
import type { IconName } from '../../icon/icons';
import { talkTexts } from '../talk-texts';

export const REACTION_ICONS: Record<Reaction, IconName> = {
  agree: 'thumb',
  thanks: 'flower',
  celebrate: 'star',
  heart: 'heart',
  laugh: 'laugh',
  think: 'idea',
};

/** A reaction of the reader: put it, or take it back. */
export interface Toggled {
  readonly reaction: Reaction;
  readonly on: boolean;
}

/** What people answered without a word: each with its count, who they are, and mine to put or take back. */
@Component({
  selector: 'pa-reactions',
  imports: [CdkMenu, CdkMenuItem, CdkMenuTrigger, Icon],
  templateUrl: './reactions.html',
  styleUrl: './reactions.scss',
})
export class Reactions {
  protected readonly t = injectTexts(talkTexts);
  readonly tallies = input<readonly ReactionTally[]>([]);
  /** The reader; without one nothing can be put. */
  readonly me = input<string>();
  readonly mayReact = input(false);
  /** Names of the people who may have reacted, by id. */
  readonly names = input<ReadonlyMap<string, string>>(new Map());
  readonly toggled = output<Toggled>();

  protected readonly all = Reaction.options;
  protected readonly icons = REACTION_ICONS;
  protected readonly chips = computed(() =>
    this.tallies().map(({ reaction, personIds }) => ({
      reaction,
      count: personIds.length,
      mine: personIds.some((id) => id === this.me()),
      label: this.t('reactedBy', {
        reaction: this.t(`reaction.${reaction}`),
        count: personIds.length,
        names: this.namesOf(personIds),
      }),
    })),
  );

  protected put(reaction: Reaction): void {
    const mine = this.chips().some((chip) => chip.reaction === reaction && chip.mine);
    this.toggled.emit({ reaction, on: !mine });
  }

  private namesOf(ids: readonly string[]): string {
    const known = ids.flatMap((id) =>
      id === this.me() ? [this.t('me')] : (this.names().get(id) ?? []),
    );
    const others = ids.length - known.length;
    return [...known, ...(others > 0 ? [this.t('somebody', { count: others })] : [])].join(', ');
  }
}
