import { EMPLOYMENT_MODULES, type EmploymentModule } from '../../../../../domain/employment/communication';
import type { EnvelopeCode } from '../../../../../domain/identifiers';
import { evidenceCompleteOn } from '../../../../../domain/entitlement/evidence';
import { rulesOfKind, type ResultFeeRule } from '../../../../../domain/programmes/entitlements';
import type { Story } from '../../../../../domain/simulation/story';
import { addDays, type CivilDate } from '../../../../../domain/time/civil-date';
import { inBoth, text } from '../../../../modules/texts/text';
import { day, euro } from '../../../text';
import { MODULES } from '../../page/words';
import type { Scenario } from '../scenario';
import { underCeiling } from './ceiling';
import { isHired } from './deeds';
import { aloneIn } from './earning';
import { CLOSEST, drawnOf, isDue, itIs, leadOf, moneyOf, restsOn, underWay, type Scene } from './life';
import { bestOf, leastJob, milestonesOf } from './outcomes';
import { UNDER_WAY } from './words';

/** Until when a message may still come, of each kind of it; where no job is paid, by when the percorso is settled. */
export function evidence(scene: Scene): readonly Scenario[] {
  const settled = settlement(scene);
  const [rule] = rulesOfKind(scene.version, 'result-fee');
  const late =
    rule === undefined
      ? settled.map((one) => ({ ...one, row: 'evidence' }))
      : EMPLOYMENT_MODULES.flatMap((module) => told(rule, scene, module));
  return [...late, ...settled];
}

/** What is earned on a day is owed once no lawful message about it can come. */
function told(rule: ResultFeeRule, scene: Scene, module: EmploymentModule): readonly Scenario[] {
  const best = bestOf(rule);
  const story = underWay(scene);
  const from = addDays(story.today(), 1);
  const { evidence: terms } = scene.version;
  const [first] =
    best === undefined
      ? []
      : milestonesOf(best, { from, profileIndex: CLOSEST }, { evidence: terms, module });
  if (best === undefined || first === undefined) return [];
  isHired(story, { ...leastJob(best, from), module });
  const to = leadOf(story);
  const cents = underCeiling(scene.version, rule.part, first.cents);
  const last = addDays(first.payableFrom, -1);
  itIs(story, last);
  const early = isDue(story, rule.part, { to, cents: 0 });
  itIs(story, first.payableFrom);
  const by = MODULES[module];
  return [
    {
      row: 'evidence',
      given: inBoth((language) => `${UNDER_WAY[language]}; ${by[language]}`),
      when: text(
        `Il rapporto di lavoro è mantenuto al ${day(first.on)}, e se ne può comunicare la cessazione fino al ${day(last)}`,
        `The job is kept on ${day(first.on)}, and its end may be told until ${day(last)}`,
      ),
      then: text(
        `Fino a quel giorno non è dovuto nulla; dal ${day(first.payableFrom)} sono dovuti ${euro(cents).it}`,
        `Until that day nothing is owed; from ${day(first.payableFrom)} ${euro(cents).en} are owed`,
      ),
      holds: early && isDue(story, rule.part, { to, cents }),
    },
  ];
}

/** After its end, once every message about a job that began in time could come, nothing stays set aside but what was earned. */
function settlement(scene: Scene): readonly Scenario[] {
  const one = concluded(scene);
  if (one === undefined) return [];
  const { story, on, envelope, cents } = one;
  const { acts, evidence: rule } = scene.version;
  const last = EMPLOYMENT_MODULES.map((module) => evidenceCompleteOn(rule, module, on)).reduce(
    (latest, other) => (other > latest ? other : latest),
  );
  itIs(story, last);
  const early = !moneyOf(story).settled;
  const [before, after] = [euro(drawnOf(story, envelope)), euro(cents)];
  itIs(story, addDays(last, 1));
  const isLeft = moneyOf(story).settled && drawnOf(story, envelope) === cents;
  return [
    {
      row: 'acts.settlement',
      given: text(
        `Un percorso concluso il ${day(on)}, per il quale sono impegnati ${before.it}`,
        `A percorso that was concluded on ${day(on)}, for which ${before.en} are set aside`,
      ),
      when: text(
        `Passa il ${day(last)}, l’ultimo giorno per le comunicazioni tardive`,
        `${day(last)} passes, the last day for late communications`,
      ),
      then: text(
        `Resta impegnato solo quanto è maturato o può ancora maturare: ${after.it}`,
        `Nothing stays set aside but what was earned or still can be: ${after.en}`,
      ),
      holds: early && isLeft && restsOn(story, 'PercorsoSettled', acts.settlement.id),
    },
  ];
}

interface Concluded {
  readonly story: Story;
  readonly on: CivilDate;
  readonly envelope: EnvelopeCode;
  /** What was earned. */
  readonly cents: number;
}

/** A percorso whose service came to its end, with something set aside for it. */
function concluded(scene: Scene): Concluded | undefined {
  const story = underWay(scene);
  const cents = earnsSomething(story);
  const due = story
    .lived()
    .agenda()
    .deadlines.find(({ name }) => name === 'conclusion');
  if (due === undefined) return undefined;
  itIs(story, addDays(due.lastDay, 1));
  const percorso = story.percorso();
  const { envelope } = moneyOf(story);
  if (percorso.phase !== 'ended' || percorso.end.how !== 'concluded' || envelope === null) return undefined;
  return { story, on: percorso.end.on, envelope, cents };
}

/** Where nothing is set aside before it is earned, something is. Cents. */
function earnsSomething(story: Story): number {
  const earned = story.version.reservation.sets === 'as-earned' ? aloneIn(story.version) : undefined;
  earned?.happens(story, addDays(story.today(), 1));
  return earned?.cents ?? 0;
}
