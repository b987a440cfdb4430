import {
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  model,
  output,
  signal,
} from '@angular/core';
import { FormField, FormRoot, form, validateStandardSchema } from '@angular/forms/signals';
import { Router } from '@angular/router';
import type { BodyId } from '@passerelle/contracts/ids';
import { MeetingKind, type MeetingPage } from '@passerelle/contracts/meetings';
import { Line } from '@passerelle/contracts/primitives';
import type { Problem } from '@passerelle/contracts/problems';
import { instantOf } from '@passerelle/rules/events/civil-instants';
import { civilTime } from '@passerelle/rules/events/civil-time';
import * as z from 'zod';
import { Dates } from '../../../platform/dates/dates';
import { placeOf } from '../../../platform/dates/zones';
import { injectTexts } from '../../../platform/i18n/inject-texts';
import { newId } from '../../../platform/ids/new-id';
import { sending } from '../../../platform/problems/sending';
import { Field } from '../../../ui/field/field';
import { Notice } from '../../../ui/notice/notice';
import { Sheet } from '../../../ui/sheet/sheet';
import { MeetingApi } from '../meeting-api';
import { meetingsTexts } from '../meetings-texts';

const CivilMoment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/);
const Answers = z.object({
  title: Line,
  kind: MeetingKind,
  place: z.string().max(300),
  link: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
  zone: z.string().min(1),
  start: CivilMoment,
  end: CivilMoment,
});
type Answers = z.infer<typeof Answers>;

/** Drafts a meeting, or changes its notice, in a sheet. Hours are those of the meeting's zone. */
@Component({
  selector: 'pa-meeting-form',
  imports: [Field, FormField, FormRoot, Notice, Sheet],
  templateUrl: './meeting-form.html',
})
export class MeetingForm {
  private readonly api = inject(MeetingApi);
  private readonly router = inject(Router);
  private readonly dates = inject(Dates);
  protected readonly t = injectTexts(meetingsTexts);
  readonly bodyId = input.required<BodyId>();
  /** The meeting to change; a new one without it. */
  readonly meeting = input<MeetingPage>();
  readonly open = model(false);
  readonly saved = output<void>();

  protected readonly kinds = MeetingKind.options;
  protected readonly zones = Intl.supportedValuesOf('timeZone').map((zone) => ({
    ...{ zone, name: zone.includes('/') ? `${placeOf(zone)} (${zone.split('/')[0]})` : zone },
  }));
  protected readonly problem = signal<Problem | undefined>(undefined);
  private readonly id = newId('mee');
  private readonly answers = linkedSignal<Answers>(() =>
    answersOf(this.meeting(), this.dates.mine()),
  );
  protected readonly form = form(this.answers, (path) => validateStandardSchema(path, Answers), {
    submission: sending(this.problem, (answers: Answers) => this.save(answers)),
  });
  protected readonly online = computed(() => this.answers().kind !== 'in-person');
  protected readonly onSite = computed(() => this.answers().kind !== 'remote');

  private async save({ title, kind, zone, ...rest }: Answers): Promise<void> {
    const [place, link] = [rest.place.trim(), rest.link.trim()];
    const notice = {
      ...{ title, kind, zone, start: instantIn(rest.start, zone), end: instantIn(rest.end, zone) },
      ...(place && this.onSite() && { place }),
      ...(link && this.online() && { link }),
    };
    const meeting = this.meeting();
    if (meeting) {
      await this.api.changeNotice(meeting.id, { ...notice, revision: meeting.revision });
      this.open.set(false);
      return this.saved.emit();
    }
    const { id } = await this.api.draft(this.bodyId(), { id: this.id, ...notice });
    await this.router.navigate(['/instances', this.bodyId(), 'reunions', id]);
  }
}

function instantIn(moment: string, zone: string): string {
  return instantOf(moment.slice(0, 10), moment.slice(11, 16), zone).instant;
}

/** What the form begins with: the meeting as it is, or a morning in a fortnight. */
function answersOf(meeting: MeetingPage | undefined, mine: string): Answers {
  if (meeting) {
    const { title, kind, place = '', link = '', zone, start, end } = meeting;
    const civil = (at: string) => {
      const { day, clock } = civilTime(at, zone);
      return `${day}T${clock}`;
    };
    return { title, kind, place, link, zone, start: civil(start), end: civil(end) };
  }
  const soon = new Date(Date.now() + 14 * 86_400_000).toISOString();
  const { day } = civilTime(soon, mine);
  const empty = { title: '', place: '', link: '', kind: 'hybrid' as const, zone: mine };
  return { ...empty, start: `${day}T09:00`, end: `${day}T12:00` };
}
