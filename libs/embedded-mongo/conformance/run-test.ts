import type { MongoClient } from 'mongodb';
import { Entities } from './entities';
import { execute } from './execute';
import { compareOutcome, lay } from './initial-data';
import { matchEvents } from './match-events';
import { NotApplicable } from './mismatch';
import type { RunnerHands } from './operations/runner-operations';
import { unmetRequirement, type Target } from './requirements';
import type { SpecFile, SpecTest } from './suite';

export interface Outcome {
  state: 'passed' | 'failed' | 'skipped';
  /** Why it failed or was skipped. */
  reason?: string;
}

/** What a test asks for that the server is not. */
export const unmetBy = (file: SpecFile, test: SpecTest, target: Target): string | undefined =>
  unmetRequirement(file.runOnRequirements, target) ??
  unmetRequirement(test.runOnRequirements, target);

/** Milliseconds a test may take. */
const PATIENCE = 60_000;

/** Runs one test from its initial data to its outcome. */
export async function runTest(
  file: SpecFile,
  test: SpecTest,
  target: Target,
  internal: MongoClient,
): Promise<Outcome> {
  const unmet = unmetBy(file, test, target);
  if (unmet) return { state: 'skipped', reason: `the file asks for ${unmet}` };
  if (test.skipReason) return { state: 'skipped', reason: `the file says: ${test.skipReason}` };
  const entities = new Entities(target.uri);
  const hands: RunnerHands = { internal, failPoints: new Set() };
  try {
    await inTime(play(file, test, entities, hands));
    return { state: 'passed' };
  } catch (error) {
    if (error instanceof NotApplicable) return { state: 'skipped', reason: error.message };
    return { state: 'failed', reason: error instanceof Error ? error.message : String(error) };
  } finally {
    await cleanUp(entities, hands);
  }
}

async function play(
  file: SpecFile,
  test: SpecTest,
  entities: Entities,
  hands: RunnerHands,
): Promise<void> {
  const { internal } = hands;
  await internal.db('admin').command({ killAllSessions: [] });
  await lay(internal, file.initialData ?? []);
  entities.clusterTime = (await internal.db('admin').command({ ping: 1 }))['$clusterTime'];
  await entities.create(file.createEntities ?? []);
  for (const operation of test.operations) await execute(operation, entities, hands);
  for (const expected of test.expectEvents ?? [])
    matchEvents(expected, entities.eventsOf(expected.client), entities);
  await switchOff(hands);
  await compareOutcome(internal, test.outcome ?? []);
}

async function switchOff({ internal, failPoints }: RunnerHands): Promise<void> {
  for (const name of failPoints)
    await internal.db('admin').command({ configureFailPoint: name, mode: 'off' });
  failPoints.clear();
}

async function cleanUp(entities: Entities, hands: RunnerHands): Promise<void> {
  await switchOff(hands);
  await hands.internal.db('admin').command({ killAllSessions: [] });
  await entities.close();
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${PATIENCE} ms`)), PATIENCE);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
