import { Double } from 'bson';
import type { Doc, Value } from '../bson/value';
import type { Plan } from '../store/planner';
import type { Invocation } from './command';
import type { ReadResult } from './reading';
import { VERSION } from './commands/server-commands';

/** What `explain` answers: the plan that was taken and what it cost. */
export function explainPlan(
  { context, body }: Invocation,
  namespace: string,
  read: ReadResult | undefined,
): Doc {
  const winningPlan = read ? planDoc(read.plan) : new Map<string, Value>([['stage', 'EOF']]);
  const returned = read?.found.length ?? 0;
  const examined = read?.examined ?? 0;
  const planner = new Map<string, Value>([
    ['namespace', namespace],
    ['winningPlan', winningPlan],
    ['rejectedPlans', []],
  ]);
  const statistics = new Map<string, Value>([
    ['executionSuccess', true],
    ['nReturned', returned],
    ['executionTimeMillis', 0],
    ['totalKeysExamined', read?.plan.stage === 'COLLSCAN' ? 0 : examined],
    ['totalDocsExamined', examined],
    ['executionStages', winningPlan],
  ]);
  return new Map<string, Value>([
    ['explainVersion', '1'],
    ['queryPlanner', planner],
    ['executionStats', statistics],
    ['command', body.get('explain') ?? body],
    [
      'serverInfo',
      new Map<string, Value>([
        ['host', context.address],
        ['version', VERSION],
      ]),
    ],
    ['ok', new Double(1)],
  ]);
}

function planDoc(plan: Plan): Doc {
  const doc = new Map<string, Value>([['stage', plan.stage]]);
  if (plan.index) {
    doc.set('indexName', plan.index.name);
    doc.set('keyPattern', plan.index.specification.get('key') ?? new Map());
    doc.set('isMultiKey', plan.index.multikey);
  }
  if (plan.stage !== 'OR') doc.set('direction', plan.backwards ? 'backward' : 'forward');
  else doc.set('inputStages', plan.branches.map(planDoc));
  return doc;
}
