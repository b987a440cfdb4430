import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { BodyKind, type BodyList } from '@passerelle/contracts/bodies';
import { THEMES } from '@passerelle/contracts/themes';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { asProblem } from '../../../platform/problems/problem-error';
import { Badge } from '../../../ui/badge/badge';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { BodyApi } from '../body-api';
import { bodiesTexts } from '../bodies-texts';

type Item = BodyList[number];

/** Every body that the reader may know of: theirs first, then by kind. */
@Component({
  selector: 'pa-bodies-page',
  imports: [Badge, EmptyState, Icon, Notice, Page, RouterLink, Skeleton],
  templateUrl: './bodies-page.html',
  styleUrl: './bodies-page.scss',
})
export class BodiesPage {
  protected readonly languages = inject(Languages);
  protected readonly t = injectTexts(bodiesTexts);
  protected readonly reads = inject(BodyApi).list();
  protected readonly unread = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });
  private readonly all = computed(() => (this.reads.hasValue() ? this.reads.value() : []));
  protected readonly groups = computed(() =>
    [
      { name: this.t('mine'), bodies: this.all().filter(({ mine }) => mine) },
      ...BodyKind.options.map((kind) => ({
        name: this.t(`kinds.${kind}`),
        bodies: this.all().filter((body) => body.kind === kind && !body.mine),
      })),
    ].filter(({ bodies }) => bodies.length > 0),
  );

  protected themesOf({ themes }: Item): string {
    return themes.map((theme) => THEMES[theme][this.languages.current()]).join(' · ');
  }
}
