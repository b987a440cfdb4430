import type { AmendmentList, AmendmentView } from '@passerelle/contracts/amendments';
import type { PositionText } from '@passerelle/contracts/position-text';
import { clashesOf } from '@passerelle/rules/positions/clashes';
import { orderOfVote } from '@passerelle/rules/positions/order-of-vote';

/** The list with an amendment as it is now: in the order of the vote, with its clashes, as the server would give it. */
export function mergeAmendment(
  list: AmendmentList,
  text: PositionText,
  amendment: AmendmentView,
): AmendmentList {
  const others = list.amendments.filter(({ id }) => id !== amendment.id);
  const all = new Map([...others, amendment].map((one) => [one.id, one]));
  const open = [...all.values()].filter(({ state }) => state !== 'decided');
  return {
    ...list,
    amendments: orderOfVote(text, [...all.values()])
      .flat()
      .flatMap((id) => all.get(id) ?? []),
    clashes: clashesOf(text, open),
  };
}
