import { isArray, isDoc, type Doc, type Value } from '../../bson/value';
import { location } from '../../errors';
import { PAUSE } from '../../pause';
import { bindingsOf, compileExpressionIn } from '../expression';
import type { StageMaker, StageMakers } from '../stage';

/** Keeps, cuts or looks into each level of a document, as the expression decides. */
const redact: StageMaker = (argument, { env }) => {
  const decide = compileExpressionIn(argument, env);
  const bindings = bindingsOf(env);
  const level = (root: Doc, doc: Doc): Doc | undefined => {
    const decision = decide({ root, current: doc, bindings });
    if (decision === 'keep') return doc;
    if (decision === 'prune') return undefined;
    if (decision !== 'descend') {
      throw location(
        17053,
        '$redact must evaluate to one of the special values $$KEEP, $$PRUNE, or $$DESCEND',
      );
    }
    return descend(root, doc);
  };
  const descend = (root: Doc, doc: Doc): Doc => {
    const result: Doc = new Map();
    for (const [name, value] of doc) {
      const kept = inside(root, value);
      if (kept !== undefined) result.set(name, kept);
    }
    return result;
  };
  const inside = (root: Doc, value: Value): Value | undefined => {
    if (isDoc(value)) return level(root, value);
    if (!isArray(value)) return value;
    return value.map((item) => inside(root, item)).filter((item) => item !== undefined);
  };
  return function* (input) {
    for (const doc of input) {
      const kept = doc === PAUSE ? doc : level(doc, doc);
      if (kept) yield kept;
    }
  };
};

export const redactStages: StageMakers = { $redact: redact };
