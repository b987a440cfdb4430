import type { PersonId } from '@passerelle/contracts/ids';
import type { AccountVolume, Level, Medium, Volume } from '@passerelle/contracts/volumes';

const MEDIA: readonly Medium[] = ['mail', 'push'];

/** The nearest place that says something wins, for each medium by itself. `places`: from the outermost to the nearest. */
export function volumeAt(
  account: AccountVolume,
  places: readonly (Volume | undefined)[],
): AccountVolume {
  const nearest = (medium: Medium): Level =>
    places.reduce<Level>((level, place) => place?.[medium] ?? level, account[medium]);
  return { mail: nearest('mail'), push: nearest('push') };
}

/** Where one hears of something at once. Mail and push never reach whom the bell does not. */
export interface Hearing {
  readonly bell: boolean;
  readonly mail: boolean;
  readonly push: boolean;
}

const SILENCE: Hearing = { bell: false, mail: false, push: false };

/** `concerned`: named in it, asked to act, or its own matter. Whoever only wants the summary still finds in the bell what concerns them. */
export function hearingAt(volume: AccountVolume, concerned: boolean): Hearing {
  const heard = (level: Level) => level === 'everything' || (concerned && level === 'concerned');
  const [mail, push] = [heard(volume.mail), heard(volume.push)];
  const muted = MEDIA.every((medium) => volume[medium] === 'muted');
  return { mail, push, bell: mail || push || (concerned && !muted) };
}

/** Something that has happened, or that somebody is about to write. */
export interface Matter {
  /** Who does it: nobody hears of their own act. */
  readonly by?: PersonId | undefined;
  readonly concerned: ReadonlySet<PersonId>;
}

/** Somebody who might hear of it. */
export interface Listener {
  readonly personId: PersonId;
  /** May read it at this instant, and has an account that is open. */
  readonly reads: boolean;
  /** It asked for an act that is done already. */
  readonly done?: boolean;
  readonly volume: AccountVolume;
}

/** The one rule of who hears of what: the preview before sending and the delivery both ask it. */
export function audienceOf(
  { by, concerned }: Matter,
  listeners: readonly Listener[],
): Map<PersonId, Hearing> {
  return new Map(
    listeners.map(({ personId, reads, done, volume }) => [
      personId,
      reads && !done && personId !== by ? hearingAt(volume, concerned.has(personId)) : SILENCE,
    ]),
  );
}
