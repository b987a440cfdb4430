import { Service } from '@angular/core';
import type { BallotCard, Tally } from '@passerelle/contracts/ballots';
import type { VotingRule } from '@passerelle/contracts/bodies';
import { quorumOf } from '@passerelle/rules/ballots/tally';
import { injectTexts } from '../../platform/i18n/inject-texts';
import { ballotsTexts } from './ballots-texts';

/** Rules and results of a vote in plain words, for everybody in the room. */
@Service()
export class TallySentences {
  private readonly t = injectTexts(ballotsTexts);

  /** What it takes to adopt, before anybody has voted. */
  rule(rule: VotingRule, eligible: number): string {
    const needed = quorumOf(eligible, rule);
    const majority = this.t(`majority.${rule.majority}`);
    const base = this.t(`base.${rule.base}`);
    const quorum =
      needed === 0 ? this.t('rule.noQuorum') : this.t('rule.quorum', { count: needed, eligible });
    return `${this.t('rule.majority', { majority, base })} ${quorum}`;
  }

  quorum({ quorum, eligible }: Tally): string {
    const { needed, present, reached } = quorum;
    if (needed === 0) return this.t('quorum.none', { count: present, eligible });
    return this.t(reached ? 'quorum.reached' : 'quorum.missed', {
      ...{ count: present, eligible, needed },
    });
  }

  majority({ rule, tally }: Pick<BallotCard, 'rule' | 'tally'>): string {
    if (!tally || tally.reason === 'quorum-not-reached' || tally.reason === 'no-electorate')
      return '';
    if (tally.reason === 'nothing-cast') return this.t('majority.nothingCast');
    const { needed, countedOn } = tally.threshold;
    const share = this.t(`majority.${rule.majority}`);
    const base = this.t(`counted.${rule.base}`, { count: countedOn });
    const sentence = this.t('majority.sentence', {
      ...{ count: needed, share, base, votes: tally.counts.for },
    });
    return isTie(tally) ? `${sentence} ${this.t(`tie.${tally.reason}`)}` : sentence;
  }

  result(tally: Tally, whole: boolean): string {
    return this.t(whole ? `result.whole.${tally.result}` : `result.amendment.${tally.result}`);
  }

  counts({ counts, didNotTakePart }: Tally): string {
    return this.t('counts', { ...counts, absent: didNotTakePart });
  }
}

type Tie = Tally & { reason: 'tie' | 'casting-vote-for' | 'casting-vote-against' };
const isTie = (tally: Tally): tally is Tie =>
  ['tie', 'casting-vote-for', 'casting-vote-against'].includes(tally.reason);
