import { INTERPRETED, pause, type SessionOutline } from './congress-outline';

/** Friday: the assembly, and what everybody takes home. */
export const THIRD_DAY: readonly SessionOutline[] = [
  {
    at: '09:00',
    minutes: 120,
    kind: 'body-meeting',
    room: 'hall',
    track: 'network',
    title: ['Assemblée générale : rapports et débat', 'General assembly: reports and debate'],
    chairs: ['mayor of Paris'],
    body: 'assembly',
    ...INTERPRETED,
  },
  pause('11:00', 30, 'coffee'),
  {
    at: '11:30',
    minutes: 75,
    kind: 'body-meeting',
    room: 'hall',
    track: 'network',
    title: ['Assemblée générale : votes', 'General assembly: votes'],
    chairs: ['mayor of Paris'],
    body: 'assembly',
    ...INTERPRETED,
  },
  pause('12:45', 75, 'lunch'),
  {
    at: '14:00',
    minutes: 90,
    kind: 'plenary',
    room: 'hall',
    track: 'network',
    title: [
      'Ce que nous emportons : restitution des ateliers',
      'What we take home: the workshops report',
    ],
    chairs: ['mayor of Abidjan'],
    speakers: ['rapporteur', 'deputy'],
    ...INTERPRETED,
  },
  pause('15:30', 30, 'coffee'),
  {
    at: '16:00',
    minutes: 60,
    kind: 'ceremony',
    room: 'hall',
    track: 'network',
    title: ['Cérémonie de clôture', 'Closing ceremony'],
    chairs: ['mayor of Tunis'],
    ...INTERPRETED,
  },
];
