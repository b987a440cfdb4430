import type { FileCard } from '@passerelle/contracts/files';
import { ProblemError, localProblem } from '../../../platform/problems/problem-error';
import { MOST_FILES, Uploads, type SendFile } from './uploads';

const file = (name: string) => new File(['contenu'], name);
const settle = () => new Promise((resume) => setTimeout(resume));
const cardOf = (id: FileCard['id'], { name, size }: File): FileCard => ({
  id,
  name,
  size,
  type: 'text/plain',
  inline: false,
});

it('sends several files at once and says how far each is', async () => {
  const goes: (() => void)[] = [];
  const uploads = new Uploads(async (id, sent, progress) => {
    progress(0.5);
    await new Promise<void>((go) => goes.push(go));
    return cardOf(id, sent);
  });
  uploads.add([file('a.txt'), file('b.txt')]);
  await settle();
  expect(uploads.all().map(({ name, share }) => [name, share])).toEqual([
    ['a.txt', 0.5],
    ['b.txt', 0.5],
  ]);
  expect(uploads.pending()).toBe(true);
  for (const go of goes) go();
  await settle();
  expect(uploads.cards().map(({ name }) => name)).toEqual(['a.txt', 'b.txt']);
  expect(uploads.pending()).toBe(false);
});

it('keeps a refused file with its reason, and tries it again under the same id', async () => {
  const ids: string[] = [];
  const send: SendFile = async (id, sent) => {
    ids.push(id);
    if (ids.length === 1) throw new ProblemError(localProblem('network/unreachable'));
    return cardOf(id, sent);
  };
  const uploads = new Uploads(send);
  uploads.add([file('a.txt')]);
  await settle();
  const [refused] = uploads.all();
  expect(refused?.problem?.code).toBe('network/unreachable');
  uploads.retry(refused!.id);
  await settle();
  expect(ids).toEqual([refused!.id, refused!.id]);
  expect(uploads.cards()).toHaveLength(1);
});

it('stops a file that is taken away while it is being sent', async () => {
  let stopped = false;
  const uploads = new Uploads(
    (_id, _sent, _progress, stop) =>
      new Promise((_, reject) => {
        stop.addEventListener('abort', () => {
          stopped = true;
          reject(new ProblemError(localProblem('network/unreachable')));
        });
      }),
  );
  uploads.add([file('a.txt')]);
  uploads.remove(uploads.all()[0]!.id);
  await settle();
  expect(stopped).toBe(true);
  expect(uploads.all()).toEqual([]);
});

it('takes ten files and says so when there were more', async () => {
  const uploads = new Uploads(async (id, sent) => cardOf(id, sent));
  uploads.add(Array.from({ length: MOST_FILES + 2 }, (_, n) => file(`${n}.txt`)));
  expect(uploads.all()).toHaveLength(MOST_FILES);
  expect(uploads.tooMany()).toBe(true);
});
