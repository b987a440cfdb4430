import { signal } from '@angular/core';
import { jest } from '@jest/globals';
import type {
  BallotCard,
  MyBallotSeat,
  VoteDraft,
  VoteReceipt,
} from '@passerelle/contracts/ballots';
import type { BallotId, OrganisationId, PersonId, SeatId } from '@passerelle/contracts/ids';
import { render, screen } from '@testing-library/angular';
import { ProblemError, localProblem } from '../../../platform/problems/problem-error';
import { Session } from '../../../platform/session/session';
import { BallotApi, Ballots } from '../ballot-api';
import { VoteCard } from './vote-card';

const DAKAR = 'org_1' as OrganisationId;
const ME = 'per_1' as PersonId;
const OTHER = 'per_2' as PersonId;
const SEAT: MyBallotSeat = { seatId: 'sea_1' as SeatId, organisationId: DAKAR };
const BALLOT = {
  id: 'bal_1' as BallotId,
  names: { organisations: { [DAKAR]: 'Dakar' }, people: { [OTHER]: 'Boubacar Modèle' } },
} as unknown as BallotCard;

async function show(seat: MyBallotSeat) {
  const vote = jest.fn<(id: BallotId, draft: VoteDraft) => Promise<VoteReceipt>>();
  vote.mockImplementation(async (_id, draft) => ({ ...draft, sequence: 1 }));
  const voted = jest.fn();
  await render(VoteCard, {
    inputs: { ballot: BALLOT, seat },
    providers: [
      { provide: BallotApi, useValue: { vote } },
      { provide: Ballots, useValue: { voted } },
      { provide: Session, useValue: { me: signal({ personId: ME }) } },
    ],
  });
  return { vote, voted };
}

const status = () => screen.getByRole('status').textContent?.replace(/\s+/g, ' ').trim();
const press = async (name: string) => {
  screen.getByRole('button', { name }).click();
  await new Promise((resume) => setTimeout(resume));
};

it('says that the city has not voted yet', async () => {
  await show(SEAT);
  expect(status()).toBe('Dakar n’a pas encore voté.');
});

it('says who of the same city has voted already, and that a new vote takes its place', async () => {
  await show({ ...SEAT, choice: 'against', castBy: OTHER });
  expect(status()).toContain('Votre ville a déjà voté « contre », par Boubacar Modèle.');
  expect(screen.getByRole('button', { name: 'Contre' }).getAttribute('aria-pressed')).toBe('true');
});

it('knows my own vote', async () => {
  await show({ ...SEAT, choice: 'for', castBy: ME });
  expect(status()).toBe('Vous avez voté « pour » au nom de Dakar.');
});

it('sends a vote whose answer was lost again under its own id', async () => {
  const { vote, voted } = await show(SEAT);
  vote.mockRejectedValueOnce(new ProblemError(localProblem('network/unreachable')));
  await press('Pour');
  expect(voted).not.toHaveBeenCalled();
  await press('Pour');
  expect(vote.mock.calls[1][1].id).toBe(vote.mock.calls[0][1].id);
  expect(voted).toHaveBeenCalledTimes(1);
});

it('gives a change of mind an id of its own', async () => {
  const { vote } = await show(SEAT);
  await press('Pour');
  await press('Abstention');
  expect(vote.mock.calls[1][1].id).not.toBe(vote.mock.calls[0][1].id);
});
