import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import type { InvitationIssued } from '@passerelle/contracts/accounts';
import { PersonId, type OrganisationId, type SuccessionId } from '@passerelle/contracts/ids';
import { MandateOffice } from '@passerelle/contracts/people';
import type { Problem } from '@passerelle/contracts/problems';
import type { Successor } from '@passerelle/contracts/successions';
import { Dates } from '../../../platform/dates/dates';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { Languages } from '../../../platform/i18n/languages';
import { newId } from '../../../platform/ids/new-id';
import { asProblem } from '../../../platform/problems/problem-error';
import { sending } from '../../../platform/problems/sending';
import { Undo } from '../../../platform/undo/undo';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Field } from '../../../ui/field/field';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { Page } from '../../../ui/page/page';
import { Skeleton } from '../../../ui/skeleton/skeleton';
import { Segments } from '../../../ui/tabs/segments';
import { SuccessionApi } from '../succession-api';
import { SuccessionPlanList } from '../succession-plan/succession-plan';
import { successionsTexts } from '../successions-texts';
import { Answers, answersFor, contractFor } from './answers';

interface Done {
  readonly successor: string;
  readonly isNew: boolean;
  readonly invitation?: InvitationIssued;
}

/** The secretariat declares who comes after somebody of a city, and sees beforehand what moves. */
@Component({
  selector: 'pa-succession-page',
  imports: [
    ...[EmptyState, Field, FormField, FormRoot, Icon, Notice, Page, RouterLink, Segments],
    ...[Skeleton, SuccessionPlanList],
  ],
  templateUrl: './succession-page.html',
  styleUrl: './succession-page.scss',
})
export class SuccessionPage {
  private readonly api = inject(SuccessionApi);
  private readonly undo = inject(Undo);
  private readonly languages = inject(Languages);
  protected readonly dates = inject(Dates);
  protected readonly t = injectTexts(successionsTexts);
  /** From the address: the city, and who leaves. */
  readonly id = input.required<OrganisationId>();
  readonly personId = input.required<PersonId>();

  /** The same until the succession is declared or taken back: a second press after a lost answer meets the first. */
  private made = freshIds();
  protected readonly kind = signal('known');
  protected readonly kinds = computed(() => [
    { value: 'known', label: this.t('kind.known') },
    { value: 'new', label: this.t('kind.new') },
  ]);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly done = signal<Done | undefined>(undefined);
  private readonly chosen = computed(() =>
    this.kind() === 'known' ? PersonId.safeParse(this.answers().personId).data : undefined,
  );
  protected readonly reads = this.api.plan(
    () => this.id(),
    () => ({ predecessor: this.personId(), successor: this.chosen() }),
  );
  private readonly city = this.api.ofCity(() => this.id());
  private readonly directory = this.api.everybody();
  /** The plan that was read last: it stays while the next one is under way. */
  protected readonly plan = linkedSignal<
    ReturnType<typeof this.read>,
    ReturnType<typeof this.read>
  >({
    source: () => this.read(),
    computation: (read, previous) => read ?? previous?.value,
  });
  protected readonly unread = computed(() => {
    const error = this.reads.error();
    return error && asProblem(error);
  });
  protected readonly candidates = computed(() => {
    const own = this.city.hasValue() ? this.city.value() : [];
    const all = this.directory.hasValue() ? this.directory.value() : [];
    const ofCity = new Set(own.map(({ id }) => id));
    return {
      ofCity: own.filter(({ id }) => id !== this.personId()),
      others: all.filter(({ id }) => !ofCity.has(id) && id !== this.personId()),
    };
  });
  protected readonly offices = MandateOffice.options;
  private readonly answers = signal<Answers>(answersFor());
  protected readonly form = form(
    this.answers,
    (path) => validateStandardSchema(path, () => contractFor(this.kind())),
    { submission: sending(this.problem, (answers: Answers) => this.handOver(answers)) },
  );
  protected readonly successor = computed(() => {
    const { personId, givenName, familyName } = this.answers();
    const { ofCity, others } = this.candidates();
    return this.kind() === 'known'
      ? [...ofCity, ...others].find(({ id }) => id === personId)?.name
      : `${givenName} ${familyName}`.trim();
  });

  private readonly held = computed(() => this.plan()?.mandates[0]?.office);

  constructor() {
    // The successor takes the same office unless the secretariat says otherwise.
    effect(() => {
      const office = this.held();
      if (office) this.answers.update((answers) => ({ ...answers, office }));
    });
  }

  private read() {
    return this.reads.hasValue() ? this.reads.value() : undefined;
  }

  private async handOver(answers: Answers): Promise<void> {
    const predecessor = this.plan()?.predecessor.name ?? '';
    const name = this.successor() ?? '';
    const successor = this.successorOf(answers);
    const { id, mandateId } = this.made;
    const predecessorId = this.personId();
    const { office } = answers;
    await this.api.declare(this.id(), { id, mandateId, predecessorId, office, successor });
    this.done.set({ successor: name, isNew: successor.kind === 'new' });
    void this.offerUndo(id, this.t('done', { successor: name, predecessor }));
    if (successor.kind === 'new' && answers.email)
      await this.invite(successor.person.id, answers.email);
  }

  private successorOf({ personId, givenName, familyName }: Answers): Successor {
    if (this.kind() === 'known') return { kind: 'known', personId: personId as PersonId };
    const preferredLanguage = this.languages.current();
    const { personId: id } = this.made;
    return { kind: 'new', person: { id, givenName, familyName, preferredLanguage } };
  }

  private async invite(personId: PersonId, email: string): Promise<void> {
    const invitation = await this.api.invite({ id: newId('inv'), personId, email });
    this.done.update((done) => done && { ...done, invitation });
  }

  private async offerUndo(id: SuccessionId, said: string): Promise<void> {
    if (!(await this.undo.offer(said))) return;
    try {
      await this.api.undo(id);
      this.made = freshIds();
      this.done.set(undefined);
      this.reads.reload();
      await this.undo.say(this.t('undone'));
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}

function freshIds() {
  return { id: newId('suc'), mandateId: newId('man'), personId: newId('per') };
}
