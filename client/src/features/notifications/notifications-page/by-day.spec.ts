import type { Notification } from '@passerelle/contracts/notifications';
import { newId } from '../../../platform/ids/new-id';
import { byDay } from './by-day';

const at = (when: string): Notification => ({
  ...{ id: newId('not'), kind: 'chat-mention', subject: { fr: 'Eau' }, target: {}, at: when },
});

it('groups notifications under their days and keeps their order', () => {
  const items = [
    '2026-09-02T09:00:00.000Z',
    '2026-09-02T07:00:00.000Z',
    '2026-09-01T07:00:00.000Z',
  ].map(at);
  const days = byDay(items, (one) => one.at.slice(0, 10));
  expect(days.map(({ day }) => day)).toEqual(['2026-09-02', '2026-09-01']);
  expect(days.flatMap((day) => day.items)).toEqual(items);
});
