import { compileExpression } from '../expression';
import { isArray, isDoc, type Doc, type Value } from '../../bson/value';
import { location } from '../../errors';
import { PAUSE } from '../../pause';
import { describeValue } from '../../bson/describe';
import { typeName } from '../../bson/type-name';
import { compileAddFields, compileProjection, type Projection } from '../../query/project';
import {
  docArgument,
  type AggregateEnv,
  type Stage,
  type StageMaker,
  type StageMakers,
} from '../stage';

const each = (change: (doc: Doc) => Doc): Stage =>
  function* (input) {
    for (const doc of input) yield doc === PAUSE ? doc : change(doc);
  };

const byProjection = (projection: Projection): Stage => each((doc) => projection(doc));

const addFields =
  (name: string): StageMaker =>
  (argument, { env }) =>
    byProjection(compileAddFields(docArgument(name, argument, 40272), env, name));

const unset: StageMaker = (argument, { env }) => {
  const names = isArray(argument) ? argument : [argument];
  if (names.length === 0)
    throw location(
      31119,
      '$unset specification must be a string or an array with at least one field',
    );
  const fields = names.map((name): [string, Value] => {
    if (typeof name !== 'string')
      throw location(
        31120,
        '$unset specification must be a string or an array containing only string values',
      );
    return [name, false];
  });
  return byProjection(compileProjection(new Map(fields), env, 'aggregate'));
};

/** The document an expression gives takes the place of the whole one. */
function replaceWith(expression: Value, env: AggregateEnv): Stage {
  const evaluate = compileExpression(expression, env);
  return each((doc) => {
    const result = evaluate(doc);
    if (isDoc(result)) return result;
    throw location(
      40228,
      `'newRoot' expression must evaluate to an object, but resulting value was: ${describeValue(result)}. Type of resulting value: '${typeName(result)}'. Input document: ${describeValue(doc)}`,
    );
  });
}

export const shapeStages: StageMakers = {
  $project: (argument, { env }) =>
    byProjection(compileProjection(docArgument('$project', argument, 15969), env, 'aggregate')),
  $addFields: addFields('$addFields'),
  $set: addFields('$set'),
  $unset: unset,
  $replaceRoot: (argument, { env }) => {
    const root = docArgument('$replaceRoot', argument, 40229).get('newRoot');
    if (root === undefined)
      throw location(40231, 'no newRoot specified for the $replaceRoot stage');
    return replaceWith(root, env);
  },
  $replaceWith: (argument, { env }) => replaceWith(argument, env),
};
