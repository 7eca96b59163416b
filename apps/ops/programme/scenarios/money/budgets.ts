import { envelopeStream, type EnvelopeCode } from '../../../../../domain/identifiers';
import type { Budget } from '../../../../../domain/programmes/programme';
import type { Story } from '../../../../../domain/simulation/story';
import type { Text } from '../../../../../domain/texts';
import { addDays } from '../../../../../domain/time/civil-date';
import { text } from '../../../../modules/texts/text';
import { day, euro } from '../../../text';
import { step } from '../../page/words';
import type { Scenario } from '../scenario';
import { inOrder } from '../scene';
import { underCeiling } from './ceiling';
import { aloneIn, receiverIn } from './earning';
import { aidedOf, amountsIn, appliedFor } from './aided';
import {
  adhered,
  CLOSEST,
  drawnOf,
  isDue,
  leaveFree,
  longAfter,
  restsOn,
  takes,
  underWay,
  type Scene,
} from './life';
import { envelopesOf, firstSetAside, paidOutOf } from './reservation';
import { isOwed } from './words';

/** The money of each envelope: what is asked for the last euros of it, with a cent too little and with enough. */
export function budgets(scene: Scene): readonly Scenario[] {
  return scene.version.budgets.flatMap((budget) => {
    if (envelopesOf(scene.version).includes(budget.envelope)) return ofPathways(budget, scene);
    return scene.version.incentives?.envelope === budget.envelope
      ? ofEmployers(budget, scene)
      : moved(budget, scene);
  });
}

function rowOf({ envelope }: Budget): string {
  return `budgets.${envelope}`;
}

function givenFree({ envelope, cents }: Budget, free: number): Text {
  const [all, left] = [euro(cents), euro(free)];
  return text(
    `Dello stanziamento ${envelope}, di ${all.it}, restano liberi ${left.it}`,
    `Of the envelope ${envelope}, of ${all.en}, ${left.en} are left`,
  );
}

function ofPathways(budget: Budget, scene: Scene): readonly Scenario[] {
  const of = paidOutOf(scene, budget.envelope);
  if (of === undefined) return [];
  const { reservation: rule } = scene.version;
  return [true, false].flatMap((suffices) =>
    rule.sets === 'as-earned' ? earned(budget, of, suffices) : [setAside(budget, of, suffices)],
  );
}

/** What is set aside with a step is taken or refused with it. */
function setAside(budget: Budget, scene: Scene, suffices: boolean): Scenario {
  const { reservation: rule } = scene.version;
  const needed = firstSetAside(rule, CLOSEST);
  const free = suffices ? needed : needed - 1;
  const story = underWay(scene, { upTo: rule.from });
  leaveFree(story, budget.envelope, free);
  const taking = inOrder(scene.version).find((one) => one.step === rule.from);
  const decision = taking === undefined ? undefined : takes(story, taking, {});
  const expected = suffices ? 'taken' : rule.from === 'issue' ? 'refused' : 'missing';
  const named = step(rule.from);
  return {
    row: rowOf(budget),
    given: givenFree(budget, free),
    when: text(
      `Si chiede ${named.it}, che impegna ${euro(needed).it}`,
      `${named.en} is asked, which sets ${euro(needed).en} aside`,
    ),
    then: CAME_TO[expected],
    holds: budget.cents >= needed && cameTo(story, decision, budget) === expected,
  };
}

const CAME_TO = {
  taken: text(
    'La somma è impegnata, e lo stanziamento è esaurito',
    'The sum is set aside, and the envelope is used up',
  ),
  refused: text(
    'La richiesta è respinta: lo stanziamento è esaurito',
    'The request is refused: the envelope is exhausted',
  ),
  missing: text(
    'Non è ancora dovuto nulla, e si segnala che i fondi non bastano',
    'Nothing is owed yet, and it is told that funds are missing',
  ),
} as const;

function cameTo(
  story: Story,
  decision: ReturnType<Story['ask']> | undefined,
  { envelope, cents }: Budget,
): keyof typeof CAME_TO | undefined {
  if (decision?.verdict === 'refused')
    return decision.rejection.reason === 'envelope-exhausted' ? 'refused' : undefined;
  if (restsOn(story, 'FundsMissing', story.version.reservation.source.id)) return 'missing';
  return drawnOf(story, envelope) === cents ? 'taken' : undefined;
}

/** What is earned is owed as far as the envelope covers it. */
function earned(budget: Budget, scene: Scene, suffices: boolean): readonly Scenario[] {
  const { version } = scene;
  const one = aloneIn(version);
  if (one === undefined) return [];
  const needed = underCeiling(version, one.part, one.cents);
  const free = suffices ? needed : needed - 1;
  const story = underWay(scene);
  leaveFree(story, budget.envelope, free);
  const on = addDays(story.today(), 1);
  const to = receiverIn(story, one);
  one.happens(story, on);
  longAfter(story);
  const isMissing = restsOn(story, 'FundsMissing', version.reservation.source.id);
  const cents = suffices ? needed : 0;
  return [
    {
      row: rowOf(budget),
      given: givenFree(budget, free),
      when: one.said(day(on)),
      then: suffices ? isOwed(one.receiver, cents) : CAME_TO.missing,
      holds: budget.cents >= needed && isDue(story, one.part, { to, cents }) && isMissing === !suffices,
    },
  ];
}

/** An employer asks for what is left of the envelope for employers. */
function ofEmployers(budget: Budget, scene: Scene): readonly Scenario[] {
  const [row] = amountsIn(scene.version);
  if (row === undefined) return [];
  return [true, false].map((suffices): Scenario => {
    const free = suffices ? row.cents : row.cents - 1;
    const story = underWay(scene);
    leaveFree(story, budget.envelope, free);
    const said = appliedFor(story, row);
    const { phase, cents } = aidedOf(story);
    return {
      row: rowOf(budget),
      given: givenFree(budget, free),
      when: said,
      then: suffices
        ? text(
            `L’incentivo è concesso: ${euro(row.cents).it}`,
            `The incentive is admitted: ${euro(row.cents).en}`,
          )
        : text('La domanda attende i fondi', 'The application waits for funds'),
      holds:
        budget.cents >= row.cents &&
        (suffices ? phase === 'admitted' && cents === row.cents : phase === 'awaiting-funds'),
    };
  });
}

/** Money out of which nobody is paid: an act moves it to the envelope out of which pathways are, as far as it goes. */
function moved(budget: Budget, scene: Scene): readonly Scenario[] {
  const [to] = envelopesOf(scene.version);
  if (to === undefined) return [];
  return [0, 1].map((beyond): Scenario => {
    const story = adhered(scene);
    const before = centsIn(story, to);
    const cents = budget.cents + beyond;
    story.tell(envelopeStream(to), { type: 'MoveFunds', origin: budget.envelope, cents });
    const [all, sum] = [euro(budget.cents), euro(cents)];
    return {
      row: rowOf(budget),
      given: text(
        `Lo stanziamento ${budget.envelope} è di ${all.it}, e nessun percorso vi attinge`,
        `The envelope ${budget.envelope} is of ${all.en}, and no percorso draws of it`,
      ),
      when: text(
        `Un atto ne destina ${sum.it} allo stanziamento ${to}`,
        `An act moves ${sum.en} of it to the envelope ${to}`,
      ),
      then:
        beyond === 0
          ? text(
              `Lo stanziamento ${to} ha ${euro(before + cents).it}`,
              `The envelope ${to} has ${euro(before + cents).en}`,
            )
          : text('Lo spostamento è respinto: la somma non c’è', 'The move is refused: so much is not there'),
      holds: centsIn(story, to) === before + (beyond === 0 ? cents : 0),
    };
  });
}

function centsIn(story: Story, envelope: EnvelopeCode): number {
  const state = story.register.stateOf(envelopeStream(envelope)) as { readonly cents?: number };
  return state.cents ?? 0;
}
