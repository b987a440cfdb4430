import { Component, inject, input, output } from '@angular/core';
import type { Post } from '@passerelle/contracts/discussions';
import { Versions } from '../../../ui/talk/versions/versions';
import { DiscussionApi } from '../discussion-api';
import { DiscussionStore } from '../discussion-page/discussion-store';

/** What a post said before it was corrected, the newest version first. */
@Component({
  selector: 'pa-post-history',
  imports: [Versions],
  template: `<pa-versions [load]="load" (closed)="closed.emit()" />`,
})
export class PostHistory {
  private readonly api = inject(DiscussionApi);
  private readonly store = inject(DiscussionStore);
  readonly post = input.required<Post>();
  readonly closed = output<void>();

  protected readonly load = async () => {
    const page = this.store.page();
    return page ? this.api.versions(page.id, this.post().position) : [];
  };
}
