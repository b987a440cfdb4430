import { texts } from './dictionary';

const NARROW = '\u202f';

const fr = {
  hello: 'Bonjour {name} !',
  seats: { one: '{count} siège', many: '{count} de sièges', other: '{count} sièges' },
};
const en = { hello: 'Hello {name}!', seats: { one: '{count} seat', other: '{count} seats' } };

describe('texts', () => {
  const words = () => texts(fr, async () => ({ default: en }));

  it('speaks French with its fixed spaces at once', () => {
    expect(words().say('fr', 'hello', { name: 'Awa' })).toBe(`Bonjour Awa${NARROW}!`);
  });

  it('speaks English once it was fetched, French until then', async () => {
    const both = words();
    expect(both.say('en', 'hello', { name: 'Awa' })).toContain('Bonjour');
    await both.ready('en');
    expect(both.say('en', 'hello', { name: 'Awa' })).toBe('Hello Awa!');
  });

  it.each([
    [0, '0 siège'],
    [1, '1 siège'],
    [2, '2 sièges'],
    [1_000_000, `1${NARROW}000${NARROW}000 de sièges`],
  ])('counts %s as French counts', (count, spoken) => {
    expect(words().say('fr', 'seats', { count })).toBe(spoken);
  });

  it('says none at all in its own words where there are some', () => {
    const replies = { zero: 'sans réponse', one: 'une réponse', other: '{count} réponses' };
    const said = texts({ replies }, async () => ({ default: { replies } }));
    expect([0, 1, 2].map((count) => said.say('fr', 'replies', { count }))).toEqual([
      'sans réponse',
      'une réponse',
      '2 réponses',
    ]);
  });

  it('fetches English once for many askers', async () => {
    const fetched = jest.fn(async () => ({ default: en }));
    const both = texts(fr, fetched);
    await Promise.all([both.ready('en'), both.ready('en')]);
    await both.ready('en');
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it('asks again after a failed fetch', async () => {
    const fetched = jest
      .fn<Promise<{ default: typeof en }>, []>()
      .mockRejectedValueOnce(new Error('cut'))
      .mockResolvedValue({ default: en });
    const both = texts(fr, fetched);
    await expect(both.ready('en')).rejects.toThrow('cut');
    await both.ready('en');
    expect(both.say('en', 'hello', { name: 'Awa' })).toBe('Hello Awa!');
  });
});
