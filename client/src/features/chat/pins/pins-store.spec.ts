import type { Message } from '@passerelle/contracts/chat';
import { newId } from '../../../platform/ids/new-id';
import { withPins } from './pins-store';

const by = newId('per');
const message = (text: string, at?: string): Message => ({
  ...{ id: newId('msg'), number: 1, seq: 1, authorId: by, at: '2026-09-01T08:00:00.000Z', text },
  ...(at && { pinned: { by, at } }),
});
const hour = (n: number) => `2026-09-02T0${n}:00:00.000Z`;

describe('the pins of a channel', () => {
  const [first, second] = [message('premier', hour(1)), message('second', hour(2))];

  it('stand with the last pinned first, each once', () => {
    expect(withPins([first], [second, message('sans épingle')])).toEqual([second, first]);
    expect(withPins([second, first], [{ ...first, text: 'corrigé' }])).toEqual([
      second,
      { ...first, text: 'corrigé' },
    ]);
  });

  it('lose what is no longer pinned', () => {
    const bare = { ...second, pinned: undefined };
    expect(withPins([second, first], [bare])).toEqual([first]);
  });
});
