import { Event } from '@passerelle/contracts/events';
import type { Programme } from '@passerelle/contracts/programmes';
import * as fc from 'fast-check';
import { newId } from '../../../platform/ids/new-id';
import { programmeEntries } from './programme-entries';
import { addressOf, dayToShow, filterOf, filtered } from './programme-filter';

const [hall, school, track, speaker] = [newId('roo'), newId('roo'), newId('trk'), newId('spk')];
const event = Event.parse({
  id: newId('eve'),
  name: { fr: 'Congrès' },
  place: { city: 'Tunis' },
  zone: 'Africa/Tunis',
  days: [
    { day: '2027-04-21', from: '2027-04-20T23:00:00.000Z', until: '2027-04-21T23:00:00.000Z' },
    { day: '2027-04-22', from: '2027-04-21T23:00:00.000Z', until: '2027-04-22T23:00:00.000Z' },
  ],
  status: 'published',
  public: true,
  themes: [],
  sdgs: [],
  revision: 1,
});

function session(fr: string, start: string, more: object = {}): Programme['sessions'][number] {
  return { id: newId('ses'), kind: 'talk', title: { fr }, start, minutes: 60, ...more };
}

const opening = session('Cérémonie d’ouverture', '2027-04-21T08:00:00.000Z', {
  kind: 'ceremony',
  roomId: hall,
  language: 'fr',
  interpretation: ['en', 'ar'],
});
const water = session('Régies de l’eau à Huế', '2027-04-21T10:00:00.000Z', {
  kind: 'workshop',
  roomId: school,
  trackId: track,
  speakerIds: [speaker],
  language: 'en',
});
const late = session('Œuvres en commun', '2027-04-22T10:00:00.000Z');
const programme: Programme = {
  event,
  rooms: [
    { id: hall, name: 'Grande salle' },
    { id: school, name: 'École' },
  ],
  tracks: [{ id: track, name: { fr: 'Services essentiels', en: 'Essential services' } }],
  speakers: [{ id: speaker, name: 'Aïssatou Diagne', affiliation: 'maire de Thiès' }],
  sessions: [opening, water, late],
};
const entries = programmeEntries(programme, { language: 'fr', zone: 'Europe/Paris' });
const found = (filter: Parameters<typeof filtered>[1], mine: ReadonlySet<string> = new Set()) =>
  filtered(entries, filter, mine as never).map(({ title }) => title);

describe('a search in the programme', () => {
  it.each([
    ['regies', water],
    ['hue', water],
    ['AISSATOU', water],
    ['thies', water],
    ['ecole', water],
    ['oeuvres', late],
    ["d'ouverture", opening],
    ['essential', opening],
  ])('finds "%s" whatever the accents', (search, wanted) => {
    const titles = found({ search });
    if (search === 'essential') expect(titles).toEqual([]);
    else expect(titles).toEqual([wanted.title.fr]);
  });

  it('wants every word', () => {
    expect(found({ search: 'eau thies' })).toEqual([water.title.fr]);
    expect(found({ search: 'eau bordeaux' })).toEqual([]);
  });
});

describe('the filters of the programme', () => {
  it('count interpretation as a language', () => {
    expect(found({ language: 'en' })).toEqual([opening.title.fr, water.title.fr]);
    expect(found({ language: 'ar' })).toEqual([opening.title.fr]);
  });

  it('narrow by room, track, kind and by what is mine', () => {
    expect(found({ room: hall })).toEqual([opening.title.fr]);
    expect(found({ track })).toEqual([water.title.fr]);
    expect(found({ kind: 'workshop' })).toEqual([water.title.fr]);
    expect(found({ mine: true }, new Set([late.id]))).toEqual([late.title.fr]);
  });

  it('come back from the address as they went in', () => {
    const filters = fc.record(
      {
        room: fc.constant(hall),
        track: fc.constant(track),
        kind: fc.constantFrom('plenary' as const, 'break' as const),
        language: fc.constantFrom('fr', 'en'),
        mine: fc.constant(true),
        search: fc.string({ minLength: 1 }).map((text) => `a${text}b`),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(filters, (filter) => {
        const address = addressOf(filter);
        const asked = Object.fromEntries(
          Object.entries(address).filter(([, value]) => value !== null),
        );
        const back = Object.entries(filterOf(asked)).filter(([, value]) => value !== undefined);
        expect(Object.fromEntries(back)).toEqual(filter);
      }),
    );
  });
});

describe('the day that opens', () => {
  const days = ['2027-04-21', '2027-04-22'];
  it.each([
    ['2027-04-22', '2027-01-01', '2027-04-22'],
    [undefined, '2027-04-22', '2027-04-22'],
    [undefined, '2027-01-01', '2027-04-21'],
    ['2027-12-31', '2027-01-01', '2027-04-21'],
  ])('asked %s on %s is %s', (asked, today, shown) => {
    expect(dayToShow(asked, days, today)).toBe(shown);
  });
});

it('gives a session to the day of the programme and to both clocks', () => {
  const [first] = entries;
  expect([first.day, first.clocks.there.from.clock, first.clocks.mine?.from.clock]).toEqual([
    '2027-04-21',
    '09:00',
    '10:00',
  ]);
});
