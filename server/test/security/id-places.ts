import { leavesOf, withAt, type Path } from './leaves';
import type { Command } from './stage';

/** A place in a command that holds an id, and the command with another id there. */
export interface IdPlace {
  readonly command: Command;
  readonly where: string;
  readonly prefix: string;
  /** The caller makes this id: another thing's id there is a clash, not a look-up. */
  readonly made: boolean;
  with(id: string): Command;
}

const PREFIX = /^\^([a-z]{3})_\[/;

/** Every place of these commands that holds an id: in the path, in the query, in the body. */
export function places(commands: readonly Command[]): IdPlace[] {
  return commands.flatMap((command) => [
    ...Object.entries(command.endpoint.paramShapes).flatMap(([name, shape]) =>
      [shape, ...(shape.anyOf ?? [])].flatMap(({ pattern }) =>
        place(command, `:${name}`, pattern, false, (id) => ({
          ...command,
          params: { ...command.params, [name]: id },
        })),
      ),
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
