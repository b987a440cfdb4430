import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = process.cwd();

interface Intruder {
  file: string;
  code: string;
}

/** Puts a file with a forbidden import where it would stand, asks the guard, and takes it away again. */
async function guardSays(
  guard: string,
  args: readonly string[],
  { file, code }: Intruder,
): Promise<string> {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, code);
  try {
    const { stdout } = await run(
      process.execPath,
      [join(root, 'node_modules', guard), ...args, file],
      { cwd: root },
    );
    return stdout;
  } catch (error) {
    return (error as { stdout: string }).stdout;
  } finally {
    rmSync(path);
  }
}

const eslint = (intruder: Intruder) => guardSays('eslint/bin/eslint.js', [], intruder);
const cruiser = (intruder: Intruder) =>
  guardSays(
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    ['--config', '.dependency-cruiser.mjs'],
    intruder,
  );

describe('the walls between rooms', () => {
  it('refuse that a rule imports the embedded database', async () => {
    const answer = await eslint({
      file: 'libs/rules/src/intruder.ts',
      code: "import { decode } from '@passerelle/embedded-mongo/bson/decode';\nexport const intruder = decode;\n",
    });
    expect(answer).toContain('@nx/enforce-module-boundaries');
  });

  it('refuse that the client imports the server’s framework', async () => {
    const answer = await eslint({
      file: 'client/src/platform/intruder.ts',
      code: "import { Module } from '@nestjs/common';\nexport const intruder = Module;\n",
    });
    expect(answer).toContain('@nx/enforce-module-boundaries');
  });

  it('refuse that the server’s platform imports a feature', async () => {
    const answer = await cruiser({
      file: 'server/src/platform/clock/intruder.ts',
      code: "import { BodyService } from '../../features/bodies/body.service';\nexport const intruder = BodyService;\n",
    });
    expect(answer).toContain('server-platform-knows-no-feature');
  });

  it('refuse that a service imports mongoose', async () => {
    const answer = await cruiser({
      file: 'server/src/features/bodies/intruder.ts',
      code: "import mongoose from 'mongoose';\nexport const intruder = mongoose;\n",
    });
    expect(answer).toContain('only-repositories-know-mongoose');
  });

  it('refuse that a feature enters another past its service', async () => {
    const answer = await cruiser({
      file: 'server/src/features/people/intruder.ts',
      code: "import { BodyRepository } from '../bodies/body.repository';\nexport const intruder = BodyRepository;\n",
    });
    expect(answer).toContain('a-server-feature-enters-another-by-the-door');
  });

  it('let an allowed import through', async () => {
    const guest = {
      file: 'libs/rules/src/guest.ts',
      code: "import { Instant } from '@passerelle/contracts/primitives';\n\nexport const guest = Instant;\n",
    };
    expect(await eslint(guest)).toBe('');
    expect(await cruiser(guest)).toContain('no dependency violations');
  });
});
