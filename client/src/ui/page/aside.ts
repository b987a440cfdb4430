import { Directive, TemplateRef, inject } from '@angular/core';

/** What concerns the thing in the middle: people, links, history. `<ng-template paAside>…</ng-template>` in a `pa-page`. */
@Directive({ selector: 'ng-template[paAside]' })
export class Aside {
  readonly template = inject(TemplateRef);
}
