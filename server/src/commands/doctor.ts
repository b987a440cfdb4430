import type { Command } from 'commander';
import { BallotCheckService } from '../features/ballots/ballot-check.service';
import { PositionCheckService } from '../features/positions/position-check.service';
import { Audit } from '../platform/audit/audit';
import { inCommandWorld, type Built, type CommandWorld } from './surroundings';

interface Check {
  readonly name: string;
  /** What is wrong and what to do; undefined when all is well. */
  fault(world: CommandWorld): Promise<string | undefined>;
}

const CHECKS: readonly Check[] = [
  {
    name: 'database answers',
    async fault({ connection }) {
      const answer = await connection.getClient().db(connection.name).command({ ping: 1 });
      return answer['ok'] === 1 ? undefined : 'the database does not answer; look at its log';
    },
  },
  {
    name: 'indexes exist',
    async fault({ connection }) {
      const missing: string[] = [];
      for (const model of Object.values(connection.models)) {
        await model.init();
        const { toCreate } = await model.diffIndexes();
        if (toCreate.length > 0) missing.push(model.collection.name);
      }
      return missing.length > 0
        ? `indexes are missing on ${missing.join(', ')}; restart the server`
        : undefined;
    },
  },
  {
    name: 'audit log is whole',
    async fault({ app }) {
      const line = await app.get(Audit).firstFault();
      return line === undefined
        ? undefined
        : `line ${line} of the audit log was changed; compare with a backup`;
    },
  },
  {
    name: 'positions follow from base and votes',
    async fault({ app }) {
      const faults = await app.get(PositionCheckService).faults();
      const named = faults.map((one) => `${one.kind} ${'year' in one ? one.year : one.positionId}`);
      return faults.length > 0
        ? `computed again, these differ: ${named.join(', ')}; compare with a backup`
        : undefined;
    },
  },
  {
    name: 'ballots count the same again',
    async fault({ app }) {
      const faults = await app.get(BallotCheckService).faults();
      return faults.length > 0
        ? `counted again, these differ: ${faults.join(', ')}; compare with a backup`
        : undefined;
    },
  },
];

/** `doctor`: says what is well and what is not; ends with code 1 when something is not. */
export function addDoctor(program: Command, built: Built): void {
  program
    .command('doctor')
    .description('check the database, its indexes, the audit log, adopted texts and ballots')
    .action((_options: object, command: Command) =>
      inCommandWorld(built, command.optsWithGlobals(), async (world) => {
        const results: Record<string, string> = {};
        for (const check of CHECKS) {
          const fault = await check.fault(world);
          results[check.name] = fault ?? 'ok';
          world.say(`${fault ? '✗' : '✓'} ${check.name}${fault ? `: ${fault}` : ''}`);
        }
        const well = Object.values(results).every((result) => result === 'ok');
        if (!well) process.exitCode = 1;
        return { well, checks: results };
      }),
    );
}
