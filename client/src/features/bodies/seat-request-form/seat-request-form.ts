import { Component, computed, inject, input, model, signal } from '@angular/core';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import type { BodyPage } from '@passerelle/contracts/bodies';
import {
  RequestedOffice,
  SeatRequestDraft,
  type SeatRequestKind,
} from '@passerelle/contracts/seat-requests';
import type { Problem } from '@passerelle/contracts/problems';
import type * as z from 'zod';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { newId } from '../../../platform/ids/new-id';
import { sending } from '../../../platform/problems/sending';
import { Session } from '../../../platform/session/session';
import { Undo } from '../../../platform/undo/undo';
import { Field } from '../../../ui/field/field';
import { Notice } from '../../../ui/notice/notice';
import { Sheet } from '../../../ui/sheet/sheet';
import { bodiesTexts } from '../bodies-texts';
import { SeatRequestApi } from '../seat-request-api';

const Answers = SeatRequestDraft.pick({ organisationId: true, office: true, words: true });
type Answers = z.infer<typeof Answers>;

/** Kinds of organisations that may sit. */
const MEMBERS: readonly string[] = ['city', 'associate-city', 'local-authority-association'];

/** A city asks for a seat, or whoever leads the body invites one; with a sentence. */
@Component({
  selector: 'pa-seat-request-form',
  imports: [Field, FormField, FormRoot, Notice, Sheet],
  templateUrl: './seat-request-form.html',
})
export class SeatRequestForm {
  private readonly api = inject(SeatRequestApi);
  private readonly undo = inject(Undo);
  private readonly me = inject(Session).me;
  protected readonly t = injectTexts(bodiesTexts);
  readonly body = input.required<BodyPage>();
  readonly kind = input.required<SeatRequestKind>();
  readonly open = model(false);

  protected readonly offices = RequestedOffice.options;
  protected readonly problem = signal<Problem | undefined>(undefined);
  private id = newId('srq');
  private readonly directory = this.api.cities(() => this.open() && this.kind() === 'invitation');
  /** Those who have no seat yet: my own for a request, every member for an invitation. */
  protected readonly cities = computed(() => {
    const seated = new Set<string>(this.body().seats.map(({ organisation }) => organisation.id));
    const all =
      this.kind() === 'request'
        ? (this.me()?.mandates ?? []).map((held) => ({
            ...{ id: held.organisationId, name: held.organisation },
          }))
        : (this.directory.hasValue() ? this.directory.value() : []).filter(({ kind }) =>
            MEMBERS.includes(kind),
          );
    return all.filter(({ id }) => !seated.has(id));
  });
  private readonly answers = signal({
    ...{ organisationId: '', words: '' },
    office: 'member' as RequestedOffice,
  });
  protected readonly form = form(
    this.answers,
    (path) => validateStandardSchema(path, () => Answers),
    { submission: sending(this.problem, () => this.send()) },
  );

  private async send(): Promise<void> {
    const answers: Answers = Answers.parse(this.answers());
    await this.api.begin(this.body().id, { id: this.id, kind: this.kind(), ...answers });
    this.id = newId('srq');
    this.answers.update((before) => ({ ...before, words: '' }));
    this.open.set(false);
    await this.undo.say(this.t(`ask.sent.${this.kind()}`));
  }
}
