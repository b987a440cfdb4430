import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import type { EventId } from '@passerelle/contracts/ids';
import type { Problem } from '@passerelle/contracts/problems';
import type { Delegation } from '@passerelle/contracts/registrations';
import { DELEGATION_OFFICES } from '@passerelle/rules/events/rights';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { newId } from '../../../platform/ids/new-id';
import { ProblemError, asProblem } from '../../../platform/problems/problem-error';
import { ProblemTexts } from '../../../platform/problems/problem-texts';
import { sending } from '../../../platform/problems/sending';
import { Permissions } from '../../../platform/session/permissions';
import { Session } from '../../../platform/session/session';
import { EmptyState } from '../../../ui/empty-state/empty-state';
import { Field } from '../../../ui/field/field';
import { Icon } from '../../../ui/icon/icon';
import { Notice } from '../../../ui/notice/notice';
import { RegistrationApi } from '../registration-api';
import { registrationsTexts } from '../registrations-texts';
import {
  DelegationModel,
  GUEST,
  MOST_MEMBERS,
  delegationDraft,
  emptyRow,
  nameOnRow,
  withoutRow,
  type DelegationForm as Model,
} from './delegation-model';
import { forgetDelegation, keepDelegation, keptDelegation } from './kept-delegation';
import { rowFaults } from './row-faults';

/** Several people of one organisation in one go: everybody gets a place, or nobody does and nothing typed is lost. */
@Component({
  selector: 'pa-delegation-form',
  imports: [EmptyState, Field, FormField, FormRoot, Icon, Notice, RouterLink],
  templateUrl: './delegation-form.html',
  styleUrl: './delegation-form.scss',
})
export class DelegationForm {
  private readonly api = inject(RegistrationApi);
  private readonly session = inject(Session);
  private readonly sentences = inject(ProblemTexts);
  protected readonly secretariat = inject(Permissions).secretariat;
  protected readonly t = injectTexts(registrationsTexts);
  protected readonly guest = GUEST;
  readonly eventId = input.required<EventId>();

  private readonly directory = this.api.people(() => this.session.signedIn());
  private readonly everyone = this.api.organisations(() => this.secretariat());
  protected readonly organisations = computed(() => {
    const mandates = (this.session.me()?.mandates ?? []).filter(({ office }) =>
      DELEGATION_OFFICES.includes(office),
    );
    const own = mandates.map(({ organisationId, organisation }) => ({
      id: organisationId,
      name: organisation,
    }));
    const others = this.everyone.hasValue() ? this.everyone.value() : [];
    const all = [...own, ...others.map(({ id, name }) => ({ id, name }))];
    return all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
  });

  private readonly model = linkedSignal<EventId, Model>({
    source: () => this.eventId(),
    computation: (eventId) => untracked(() => keptDelegation(eventId) ?? this.blank()),
  });
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly done = signal<Delegation | undefined>(undefined);
  protected readonly form = form(
    this.model,
    (path) => validateStandardSchema(path, DelegationModel as never),
    { submission: sending(this.problem, (answers: Model) => this.save(answers)) },
  );
  protected readonly full = computed(() => this.model().members.length >= MOST_MEMBERS);
  protected readonly size = computed(() => this.model().members.length);
  protected readonly headId = computed(() => this.model().headId);

  protected readonly people = computed(() => {
    const organisationId = this.model().organisationId;
    const all = this.directory.hasValue() ? this.directory.value() : [];
    return all.filter(({ organisation }) => organisation?.id === organisationId);
  });
  private readonly names = computed(
    () => new Map(this.people().map(({ id, name }) => [id as string, name])),
  );
  protected readonly rowNames = computed(() =>
    this.model().members.map((row) => nameOnRow(row, this.names())),
  );

  constructor() {
    effect(() => {
      if (!this.done()) keepDelegation(this.eventId(), this.model());
    });
    effect(() => this.settle());
  }

  protected add(): void {
    const row = emptyRow(newId('reg'));
    this.model.update((model) => ({ ...model, members: [...model.members, row] }));
  }

  protected remove(registrationId: string): void {
    this.model.update((model) => withoutRow(model, registrationId));
  }

  protected lead(registrationId: string): void {
    this.model.update((model) => ({ ...model, headId: registrationId as Model['headId'] }));
  }

  protected another(): void {
    this.model.set(this.blank());
    this.form().reset();
    this.done.set(undefined);
  }

  /** An organisation when there is one to choose, and nobody on a row who is not of it. */
  private settle(): void {
    const first = this.organisations()[0]?.id;
    const known =
      this.directory.hasValue() && this.model().organisationId ? this.names() : undefined;
    const isStray = (who: string) => who !== '' && who !== GUEST && known?.has(who) === false;
    untracked(() => {
      if (!this.model().organisationId && first)
        this.model.update((model) => ({ ...model, organisationId: first }));
      if (this.model().members.some(({ who }) => isStray(who)))
        this.model.update((model) => ({
          ...model,
          members: model.members.map((row) => (isStray(row.who) ? { ...row, who: '' } : row)),
        }));
    });
  }

  private blank(): Model {
    const [head, second] = [newId('reg'), newId('reg')];
    const organisationId = this.organisations()[0]?.id ?? '';
    const members = [emptyRow(head), emptyRow(second)];
    return { id: newId('del'), organisationId, headId: head, members };
  }

  private async save(model: Model): Promise<void> {
    try {
      this.done.set(await this.api.registerDelegation(this.eventId(), delegationDraft(model)));
      forgetDelegation(this.eventId());
    } catch (error) {
      const problem = asProblem(error);
      const fields = rowFaults(problem, model, this.names(), this.sentences.of(problem));
      throw new ProblemError({ ...problem, fields });
    }
  }
}
