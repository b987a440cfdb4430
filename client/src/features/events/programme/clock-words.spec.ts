import { inTwoZones } from '@passerelle/rules/events/two-zones';
import { slotWords } from './clock-words';

const slot = { start: '2027-04-21T20:30:00.000Z', minutes: 90 };

describe('the hours of a session', () => {
  const hue = inTwoZones(slot, 'Africa/Tunis', 'Asia/Ho_Chi_Minh');
  it('are those of the place', () => {
    expect(slotWords(hue, 'there', 'fr')).toBe('21\u202fh\u202f30 – 23\u202fh\u202f00');
    expect(slotWords(hue, 'there', 'en')).toBe('21:30 – 23:00');
  });

  it('are mine when I ask, and say when my day is another one', () => {
    expect(slotWords(hue, 'mine', 'fr')).toBe('3\u202fh\u202f30 – 5\u202fh\u202f00 (+1\u202fj)');
    expect(slotWords(hue, 'mine', 'en')).toBe('03:30 – 05:00 (+1 day)');
  });

  it('are those of the place when both clocks show the same', () => {
    expect(slotWords(inTwoZones(slot, 'Africa/Tunis', 'Africa/Tunis'), 'mine', 'en')).toBe(
      '21:30 – 23:00',
    );
  });
});
