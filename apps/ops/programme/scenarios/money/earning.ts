import { halfUp } from '../../../../../domain/half-up';
import type {
  AllowanceRule,
  BusinessFeeRule,
  EntitlementKind,
  EntitlementOf,
  EntitlementRule,
  ProcessFeeRule,
  ResultFeeRule,
  SpendLineRule,
} from '../../../../../domain/programmes/entitlements';
import type { ProgrammeVersion } from '../../../../../domain/programmes/programme';
import type { ProviderId } from '../../../../../domain/provider';
import type { Payee } from '../../../../../domain/account/payee';
import type { Story } from '../../../../../domain/simulation/story';
import { morning } from '../../../../../domain/simulation/cast';
import type { Text } from '../../../../../domain/texts';
import { addDays, type CivilDate } from '../../../../../domain/time/civil-date';
import { text } from '../../../../modules/texts/text';
import { counted } from '../../../text';
import { activities, step } from '../../page/words';
import { inOrder } from '../scene';
import { attends, isAnnulled, isCancelled, isHired } from './deeds';
import { CLOSEST, leadOf, takes } from './life';
import { bestOf, leastJob, wholeOf } from './outcomes';
import { contractText, type Receiver } from './words';

/** The plainest thing for which a rule pays: what it is, and what is due for it once no more can come. */
export interface Earning {
  readonly part: string;
  readonly cents: number;
  readonly receiver: Receiver;
  /** Said of the day on which it happens. */
  readonly said: (on: string) => Text;
  /** It happens on that day, whoever is in charge; undefined where nobody can tell that it did not. */
  readonly happens: (story: Story, on: CivilDate, by?: ProviderId) => Undo | undefined;
}

/** How it turns out never to have been. */
export interface Undo {
  readonly said: Text;
  readonly does: () => void;
}

const HOUR = 60;

const EARNINGS: { readonly [Kind in EntitlementKind]: (rule: EntitlementOf<Kind>) => Earning | undefined } = {
  'result-fee': job,
  'process-fee': hour,
  'spend-line': line,
  allowance: month,
  'business-fee': business,
};

export function earningOf(rule: EntitlementRule): Earning | undefined {
  return (EARNINGS[rule.kind] as (one: EntitlementRule) => Earning | undefined)(rule);
}

/** Who receives it in a percorso. */
export function receiverIn(story: Story, { receiver }: Pick<Earning, 'receiver'>): Payee | undefined {
  return receiver === 'person' ? `person/${story.ids.personId}` : leadOf(story);
}

/** Something for which one rule pays, and no other; undefined where there is none. */
export function aloneIn({ entitlements }: ProgrammeVersion): Earning | undefined {
  const alone = entitlements.find((rule) => {
    if (!('kinds' in rule)) return true;
    const [kind] = rule.kinds;
    return entitlements.every(
      (other) => other === rule || !('kinds' in other) || kind === undefined || !other.kinds.includes(kind),
    );
  });
  return alone === undefined ? undefined : earningOf(alone);
}

/** A job of the best class, for who is closest to work. */
function job(rule: ResultFeeRule): Earning | undefined {
  const best = bestOf(rule);
  if (best === undefined) return undefined;
  const { contract } = leastJob(best, '' as CivilDate);
  const said = contractText(contract);
  return {
    part: rule.part,
    cents: wholeOf(best, CLOSEST),
    receiver: 'provider',
    said: (on) =>
      text(
        `La persona è assunta il ${on} con un contratto ${said.it}, e mantiene il lavoro`,
        `The person is hired on ${on} under a contract ${said.en}, and keeps the job`,
      ),
    happens: (story, on) => {
      const hire = isHired(story, leastJob(best, on));
      return { said: ANNULLED, does: () => void isAnnulled(story, hire) };
    },
  };
}

const ANNULLED = text('L’assunzione è annullata', 'The hire is annulled');

/** An hour of the first kind that is paid for, in whole steps. */
function hour(rule: ProcessFeeRule): Earning {
  const { stepMinutes, mostSteps, centsPerHour } = rule;
  const steps = Math.min(Math.max(1, Math.floor(HOUR / stepMinutes)), mostSteps);
  const minutes = steps * stepMinutes;
  return attended(rule, { minutes, cents: halfUp(minutes * centsPerHour, HOUR), receiver: 'provider' });
}

function line(rule: SpendLineRule): Earning {
  const { price, mostCents } = rule;
  const each = 'centsPerHour' in price ? price.centsPerHour : price.centsPerActivity;
  return attended(rule, { minutes: HOUR, cents: Math.min(each, mostCents), receiver: 'provider' });
}

/** What a month asks for its sum. */
function month(rule: AllowanceRule): Earning {
  return attended(rule, { minutes: rule.leastMinutes, cents: rule.centsPerMonth, receiver: 'person' });
}

function attended(
  { part, kinds }: ProcessFeeRule | SpendLineRule | AllowanceRule,
  { minutes, cents, receiver }: Pick<Earning, 'cents' | 'receiver'> & { readonly minutes: number },
): Earning {
  const [kind = 'interview'] = kinds;
  const what = activities([kind]);
  const long = counted(minutes, text('minuto', 'minute'), text('minuti', 'minutes'));
  return {
    part,
    cents,
    receiver,
    said: (on) =>
      text(
        `Il ${on} la persona partecipa a ${long.it} di ${what.it}`,
        `On ${on} the person attends ${long.en} of ${what.en}`,
      ),
    happens: (story, on, by) => {
      attends(story, { on, kind, minutes, by });
      return { said: CANCELLED, does: () => void isCancelled(story) };
    },
  };
}

const CANCELLED = text(
  'L’attività risulta registrata per errore',
  'The activity turns out to have been recorded by mistake',
);

function business({ part, cents }: BusinessFeeRule): Earning {
  const taken = step('business');
  return {
    part,
    cents,
    receiver: 'provider',
    said: (on) => text(`Il ${on} si compie ${taken.it}`, `On ${on} ${taken.en} is taken`),
    happens: (story, on) => {
      story.until(morning(addDays(on, -1)));
      const rule = inOrder(story.version).find((one) => one.step === 'business');
      if (rule !== undefined) takes(story, rule, {});
      return undefined;
    },
  };
}
