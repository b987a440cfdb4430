import { eventPaths, type EventDraft } from '@passerelle/contracts/events';
import type { EventId, RegistrationId, SessionId } from '@passerelle/contracts/ids';
import type { Programme } from '@passerelle/contracts/programmes';
import { registrationPaths } from '@passerelle/contracts/registrations';
import { idOf } from '@passerelle/test-kit/ids';
import { inGroups } from '../load/waiting';
import { asking } from './asking';
import type { Network } from './network';
import type { Product } from './product';

export interface Congress {
  readonly id: EventId;
  /** Workshops, one after the other, in the order of the places that were asked for. */
  readonly workshops: readonly SessionId[];
}

const MINUTES = 10;
const DAY = 86_400_000;
const twoDigits = (number: number) => String(number).padStart(2, '0');

function timeOf(index: number): string {
  const minutes = index * MINUTES;
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/** A programme of short workshops on one day (UTC), so that nobody has two at the same time. */
function scheduleOf(day: string, count: number): string {
  if (count * MINUTES >= 24 * 60) throw new Error(`a day does not hold ${count} workshops`);
  const sessions = Array.from({ length: count }, (_, index) => {
    const start = timeOf(index);
    return `<event guid="bench-${index}" id="${index + 1}"><date>${day}T${start}:00+00:00</date>
      <start>${start}</start><duration>00:${MINUTES}</duration><room>Salle</room><slug>w-${index}</slug>
      <title>Atelier ${index}</title><subtitle></subtitle><track></track><type>workshop</type>
      <language>fr</language><abstract></abstract><description></description><persons></persons>
      <links></links></event>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><schedule><version>1</version><conference>
    <acronym>banc</acronym><title>Rencontres</title><start>${day}</start><end>${day}</end><days>1</days>
    <timeslot_duration>00:05</timeslot_duration><time_zone_name>UTC</time_zone_name></conference>
    <day index="1" date="${day}" start="${day}T00:00:00+00:00" end="${day}T23:59:00+00:00">
    <room name="Salle">${sessions.join('')}</room></day></schedule>`;
}

/** A published congress with one workshop for each number of places, at which every member is registered. */
export async function openCongress(
  product: Product,
  { staff, members }: Network,
  places: readonly number[],
): Promise<Congress> {
  const id = idOf<EventId>('eve', 1);
  const now = Date.now();
  const day = new Date(now + 30 * DAY).toISOString().slice(0, 10);
  const draft: EventDraft = {
    id,
    name: { fr: 'Rencontres du banc d’essai' },
    place: { city: 'Liège' },
    zone: 'UTC',
    public: true,
    registration: {
      from: new Date(now - DAY).toISOString(),
      until: new Date(now + DAY).toISOString(),
    },
    themes: [],
    sdgs: [],
    firstDay: day,
    lastDay: day,
  };
  await asking(product, staff, 'POST', eventPaths.list(), draft);
  await asking(product, staff, 'POST', eventPaths.importInto(id), scheduleOf(day, places.length));
  await asking(product, staff, 'POST', eventPaths.publish(id));
  const { sessions } = await asking<Programme>(product, staff, 'GET', eventPaths.programme(id));
  const inOrder = [...sessions].sort((a, b) => a.start.localeCompare(b.start));
  for (const [index, { id: session }] of inOrder.entries())
    await asking(product, staff, 'PUT', eventPaths.places(id, session), {
      capacity: places[index],
    });
  await inGroups(members, 16, (member, index) =>
    asking(product, member, 'POST', registrationPaths.ofEvent(id), {
      id: idOf<RegistrationId>('reg', index),
    }),
  );
  return { id, workshops: inOrder.map(({ id: session }) => session) };
}
