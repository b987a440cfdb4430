import type { TimeZone } from '@passerelle/contracts/primitives';
import { civilTime, type CivilTime } from './civil-time';
import { endOf, type Slot } from './slots';

/** From and until on the clocks of one zone. */
export interface CivilSlot {
  readonly from: CivilTime;
  readonly until: CivilTime;
}

export interface SlotInTwoZones {
  /** At the event. */
  readonly there: CivilSlot;
  /** On my own clock; absent when it shows the same. */
  readonly mine?: CivilSlot & {
    /** −1, 0 or 1: my day against the day there, at the start. */
    readonly dayShift: number;
  };
}

function civilSlot(slot: Slot, zone: TimeZone): CivilSlot {
  return { from: civilTime(slot.start, zone), until: civilTime(endOf(slot), zone) };
}

/** A session on the event's clock and on mine. Right across daylight saving: each end has its own offset. */
export function inTwoZones(slot: Slot, eventZone: TimeZone, myZone: TimeZone): SlotInTwoZones {
  const there = civilSlot(slot, eventZone);
  const mine = civilSlot(slot, myZone);
  const sameClock =
    there.from.offsetMinutes === mine.from.offsetMinutes &&
    there.until.offsetMinutes === mine.until.offsetMinutes;
  if (sameClock) return { there };
  const dayShift = Number(mine.from.day > there.from.day) - Number(mine.from.day < there.from.day);
  return { there, mine: { ...mine, dayShift } };
}
