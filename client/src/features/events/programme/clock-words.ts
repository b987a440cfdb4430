import type { Language } from '@passerelle/contracts/primitives';
import type { CivilSlot, SlotInTwoZones } from '@passerelle/rules/events/two-zones';

const NARROW = '\u202f';

/** On whose clock the programme is read. */
export type Clock = 'there' | 'mine';

/** "9 h 05" of `09:05`; "09:05" in English. */
export function clockWords(clock: string, language: Language): string {
  if (language === 'en') return clock;
  const [hours, minutes] = clock.split(':');
  return `${Number(hours)}${NARROW}h${NARROW}${minutes}`;
}

/** The slot on the chosen clock, and by how many days it is another day there (−1, 0, 1). */
export function slotOn(clocks: SlotInTwoZones, clock: Clock): CivilSlot & { dayShift: number } {
  return clock === 'mine' && clocks.mine ? clocks.mine : { ...clocks.there, dayShift: 0 };
}

/** "9 h 00 – 10 h 30", with "(+1 j)" where the reader's day is another one. */
export function slotWords(clocks: SlotInTwoZones, clock: Clock, language: Language): string {
  const { from, until, dayShift } = slotOn(clocks, clock);
  const words = `${clockWords(from.clock, language)} – ${clockWords(until.clock, language)}`;
  return dayShift === 0 ? words : `${words} ${shiftWords(dayShift, language)}`;
}

export function shiftWords(dayShift: number, language: Language): string {
  const sign = dayShift > 0 ? '+1' : '−1';
  return language === 'en' ? `(${sign} day)` : `(${sign}${NARROW}j)`;
}
