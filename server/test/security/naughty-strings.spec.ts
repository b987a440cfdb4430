import { naughtyStrings } from './naughty-strings';
import { Stage } from './stage';
import { TEXT_FIELDS, type Stored, type TextField } from './text-fields';
import { weakCommands, WeakDoor } from './weak-door';

const texts = naughtyStrings();

/** The promise, said a second time: composed, trimmed, without controls and halves of characters. */
const PROMISE: Readonly<Record<TextField['rule'], (text: string) => string>> = {
  line: (text) => composed(text.replace(/\p{Cc}/gu, ' ')),
  passage: (text) => composed(text.replace(/[^\P{Cc}\n\t]/gu, '')),
  paragraph: (text) => composed(text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')),
};

const composed = (text: string) =>
  text
    .replace(/\p{Cs}/gu, '')
    .normalize('NFC')
    .trim();

const isFit = (field: TextField, text: string) => {
  const promised = PROMISE[field.rule](text);
  return promised !== '' && promised.length <= field.most;
};

let tried = 0;

describe('naughty strings', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open([WeakDoor]);
  }, 60_000);
  afterAll(async () => {
    process.stdout.write(`naughty strings: ${texts.length} texts, ${tried} times in a field\n`);
    await stage.close();
  });

  it.each(TEXT_FIELDS)(
    'as $name are read back as promised, or are refused',
    async (field) => {
      const chosen = texts.filter((_text, index) => index % field.every === 0 || index < 40);
      const fit = chosen.filter((text) => isFit(field, text));
      const faults: string[] = [];
      for (let from = 0; from < fit.length; from += field.perCommand)
        faults.push(...(await keeps(field, fit.slice(from, from + field.perCommand))));
      for (const text of chosen.filter((one) => !isFit(field, one)))
        faults.push(...refuses(text, await field.store(stage, [text])));
      expect(faults).toEqual([]);
      expect(fit.length).toBeGreaterThan(20);
    },
    120_000,
  );

  it('are noticed where a handler changes or dislikes them', async () => {
    const weak: TextField = {
      ...{ name: 'a weak thing', rule: 'line', most: 300, perCommand: 1, every: 1 },
      async store(_stage, [text]) {
        const { status, text: answer } = await stage.perform({
          ...weakCommands()[0]!,
          body: { text },
        });
        const read = status < 300 ? [(JSON.parse(answer) as { text: string }).text] : [];
        return { status, read };
      },
    };
    expect(await keeps(weak, ['<b>'])).toHaveLength(1);
    expect(await keeps(weak, ['100 %'])).toHaveLength(1);
    expect(await keeps(weak, ['Bonjour'])).toHaveLength(0);
  });

  async function keeps(field: TextField, given: readonly string[]): Promise<string[]> {
    tried += given.length;
    const { status, read } = await field.store(stage, given);
    if (status !== 200 && status !== 201) return [`${status} for ${JSON.stringify(given)}`];
    const promised = given.map((text) => PROMISE[field.rule](text));
    return read.flatMap((text, index) => {
      const right = promised[index % promised.length]!;
      return text === right ? [] : [`${JSON.stringify(right)} became ${JSON.stringify(text)}`];
    });
  }

  /** What cannot be kept as it is may be refused, or kept as what is left of it; it is never our failure. */
  function refuses(text: string, { status, read }: Stored): string[] {
    tried += 1;
    const kept = read.every((one) => one.isWellFormed() && one === one.normalize('NFC'));
    const right = status < 500 && (status >= 400 || kept);
    return right ? [] : [`${JSON.stringify(text.slice(0, 60))}: ${status} ${JSON.stringify(read)}`];
  }
});
