import { idOf } from '@passerelle/test-kit/ids';
import { CANARY, hideThings, type Hidden } from './hidden-things';
import { at, leavesOf, withAt, type Path } from './leaves';
import { isSuccess, Stage, type Answer, type Command } from './stage';
import type { Who } from './samples';
import { WEAK_HIDDEN, weakReading, WeakDoor } from './weak-door';

/** A place in a command that holds an id, and the command with another id there. */
interface IdPlace {
  readonly command: Command;
  readonly where: string;
  readonly prefix: string;
  /** The caller makes this id: another thing's id there is a clash, not a look-up. */
  readonly made: boolean;
  with(id: string): Command;
}

const PREFIX = /^\^([a-z]{3})_\[/;
const MISSING = 777_777;
/** Open to the whole network; or (paragraphs, votes) known only inside one text or ballot. */
const NOT_HIDDEN = new Set(['org', 'per', 'man', 'inv', 'spk', 'roo', 'trk', 'chk', 'par', 'vot']);
const ROOMS: Readonly<Record<string, string>> = {
  ...{ body: 'bod', channel: 'cha', position: 'pos', event: 'eve', gates: 'eve' },
  ...{ person: 'per', 'sign-in': 'sin' },
};

let tried = 0;

describe('ids of things that are not the caller’s', () => {
  let stage: Stage;
  let hidden: Hidden;
  beforeAll(async () => {
    stage = await Stage.open([WeakDoor]);
    hidden = { ...(await hideThings(stage.world)), thg: WEAK_HIDDEN };
  }, 60_000);
  afterAll(async () => {
    process.stdout.write(`foreign ids: ${tried} commands tried\n`);
    await stage.close();
  });

  it('exist for every kind of id that a command can name', () => {
    const prefixes = new Set(places(stage.commands()).map(({ prefix }) => prefix));
    const unknown = [...prefixes].filter((one) => !NOT_HIDDEN.has(one) && !hidden[one]);
    expect(unknown).toEqual([]);
  });

  it('answer in every place like ids that nobody ever made', async () => {
    const before = await stage.world.spec.databaseFingerprint(['attempts', 'signIns', 'audit']);
    const faults: string[] = [];
    for (const place of places(stage.commands())) faults.push(...(await compare(place)));
    expect(faults).toEqual([]);
    expect(await stage.world.spec.databaseFingerprint(['attempts', 'signIns', 'audit'])).toBe(
      before,
    );
    expect(tried).toBeGreaterThan(300);
  }, 120_000);

  it('open no room that one may not hear, and no room of somebody else', async () => {
    const faults: string[] = [];
    const enter = stage.commands().find(({ endpoint }) => endpoint.name === 'live live:enter')!;
    for (const caller of ['member', 'outsider', 'administrator', 'partner'] as const)
      for (const [kind, prefix] of Object.entries(ROOMS)) {
        // Drafts of events are the administrator's too.
        if (caller === 'administrator' && prefix === 'eve') continue;
        const id = hidden[prefix] ?? stage.world.cast.people.staff.id;
        const other = { ...enter, caller, body: { room: `${kind}:${id}` } };
        const missing = { ...enter, caller, body: { room: `${kind}:${idOf(prefix, MISSING)}` } };
        const [one, none] = [await stage.perform(other), await stage.perform(missing)];
        tried += 2;
        if (isSuccess(one) || one.text !== none.text) faults.push(`${caller} ${kind} ${one.text}`);
      }
    expect(faults).toEqual([]);
  });

  it('are noticed where a handler tells what it hides from what there is not', async () => {
    const [place] = places([weakReading()]);
    expect((await compare(place!)).length).toBeGreaterThan(0);
  });

  function places(commands: readonly Command[]): IdPlace[] {
    return commands.flatMap((command) => [
      ...Object.entries(command.endpoint.paramShapes).flatMap(([name, { pattern }]) =>
        place(command, `:${name}`, pattern, false, (id) => ({
          ...command,
          params: { ...command.params, [name]: id },
        })),
      ),
      ...inside(command, 'query'),
      ...inside(command, 'body'),
    ]);
  }

  function inside(command: Command, part: 'query' | 'body'): IdPlace[] {
    const shape = command.endpoint[part];
    if (!shape) return [];
    return leavesOf(shape, command[part]).flatMap(({ path, shape: { pattern } }) =>
      place(
        command,
        `${part} ${path.join('.')}`,
        pattern,
        part === 'body' && isMade(command, path),
        (id) => ({
          ...command,
          [part]: withAt(command[part], path, id),
        }),
      ),
    );
  }

  const isMade = ({ endpoint }: Command, path: Path) =>
    path.join('.') === 'id' ||
    (endpoint.path.endsWith('delegations') && path.at(-1) === 'registrationId');

  function place(
    command: Command,
    where: string,
    pattern: string | undefined,
    made: boolean,
    build: (id: string) => Command,
  ): IdPlace[] {
    const prefix = pattern && PREFIX.exec(pattern)?.[1];
    // An upload's address is the id that its sender made.
    const upload = command.endpoint.name === 'PUT /api/files/:id' && where === ':id';
    return prefix ? [{ command, where, prefix, made: made || upload, with: build }] : [];
  }

  /** People who may give the command, and for reading also those who may read little or nothing. */
  function askers({ command }: IdPlace): Who[] {
    const own = ['staff', 'administrator'].includes(command.caller) ? 'outsider' : command.caller;
    const readers: Who[] = command.endpoint.verb === 'GET' ? ['outsider', 'anonymous'] : [];
    return [...new Set([own, ...readers])];
  }

  async function compare(place: IdPlace): Promise<string[]> {
    const id = hidden[place.prefix];
    if (!id || NOT_HIDDEN.has(place.prefix)) return [];
    const faults: string[] = [];
    const ask = async (put: string, caller: Who) => {
      tried += 1;
      return stage.perform({ ...place.with(put), caller });
    };
    for (const caller of askers(place)) {
      const say = (what: string, { status, text }: Answer) =>
        faults.push(
          `${caller} ${place.command.endpoint.name} ${place.where} ${what}: ${status} ${text.slice(0, 300)}`,
        );
      const other = await ask(id, caller);
      if (other.text.includes(CANARY)) say('tells', other);
      if (other.status >= 500) say('fails', other);
      if (place.made) {
        if (isSuccess(other)) say('takes over', other);
        continue;
      }
      const missing = await ask(idOf(place.prefix, MISSING), caller);
      if (other.status !== missing.status || plain(other) !== plain(missing)) {
        say('hidden', other);
        say('missing', missing);
      }
      const otherKind = await ask(place.prefix === 'bod' ? hidden['dis']! : hidden['bod']!, caller);
      if (isSuccess(otherKind)) say('of another kind', otherKind);
    }
    return faults;
  }

  /** The answer without the ids that were asked for. */
  function plain({ text }: Answer): string {
    return text.replace(/[a-z]{3}_01J0000[0-9A-Z]{19}/g, 'id');
  }

  it('are put in the place that they are meant for', () => {
    for (const place of places(stage.commands())) {
      const path = place.where
        .split(' ')[1]
        ?.split('.')
        .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
      const put = place.with('here');
      const found = path
        ? at(place.where.startsWith('body') ? put.body : put.query, path)
        : Object.values(put.params);
      expect([found].flat()).toContain('here');
    }
  });
});
