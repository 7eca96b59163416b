import type { Breach, ConditionalityRule, Sanction } from '../../../../domain/programmes/conditionality';
import type { Facts } from '../../../../domain/programmes/facts';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import type { Ruling } from '../../../../domain/ruling';
import type { Story } from '../../../../domain/simulation/story';
import type { Text } from '../../../../domain/texts';
import { codeText } from '../../../modules/texts/codes';
import { text } from '../../../modules/texts/text';
import { sanctionWords } from '../page/obligations';
import { step } from '../page/words';
import { asksToday, isRefusedFor, sleeps, whoActs, whoMayNot } from './asking';
import type { Scenario } from './scenario';
import { upTo } from './scene';

/** What each breach comes to, the first, the second and so on; who tells it, from when; and when the place is forfeited. */
export function conditionality(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const { conditionality: rule } = version;
  if (rule === undefined) return [];
  const of = { rule, version, good };
  return [
    ...(Object.keys(rule.ladders) as Breach[]).flatMap((breach) => ladder(breach, of)),
    ...tooEarly(of),
    ...byAnother(of),
    ...notYetForfeited(of),
  ];
}

interface Of {
  readonly rule: ConditionalityRule;
  readonly version: ProgrammeVersion;
  readonly good: Facts;
}

/** Each rung, and one beyond the last. */
function ladder(breach: Breach, { rule, version, good }: Of): readonly Scenario[] {
  const story = upTo(version, good);
  const { sanctions } = rule.ladders[breach];
  const rungs: readonly Sanction[] = [...sanctions, ...sanctions.slice(-1)];
  return rungs.map((sanction, index): Scenario => {
    const decision = breaks(breach, rule, story);
    const { it, en } = codeText('breach', breach);
    return {
      row: `conditionality.ladders.${breach}`,
      given: text('Un percorso in corso', 'A percorso under way'),
      when: text(`Per la ${index + 1}ª volta: ${it}`, `For time ${index + 1}: ${en}`),
      then: capital(sanctionWords(sanction)),
      holds: decision.verdict === 'accepted' && isSanctioned(sanction, lastRuling(story)),
    };
  });
}

function capital({ it, en }: Text): Text {
  const large = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
  return text(large(it), large(en));
}

function breaks(breach: Breach, { by }: ConditionalityRule, story: Story) {
  return asksToday(story, { type: 'RecordBreach', on: sleeps(story), breach }, whoActs(story, by[0]));
}

function lastRuling(story: Story): Ruling | undefined {
  const told = story.register
    .factsOf(story.percorsoStream)
    .findLast(({ event }) => event.type === 'BreachRecorded');
  return told?.basis[0];
}

function isSanctioned(sanction: Sanction, ruling: Ruling | undefined): boolean {
  if (sanction === 'forfeiture') return ruling?.facts.sanction === 'forfeiture';
  return ruling?.facts.lostMonths === sanction.lostMonths;
}

const SOME_BREACH: Breach = 'appointment-missed';
const TOLD = text('Si comunica una mancanza', 'A breach is told');

function tooEarly({ rule, version, good }: Of): readonly Scenario[] {
  const story = upTo(version, good, rule.once);
  return [
    {
      row: 'conditionality',
      given: text(`Un percorso prima di ${step(rule.once).it}`, `A percorso before ${step(rule.once).en}`),
      when: TOLD,
      then: text(
        'La richiesta è respinta: non c’è ancora l’obbligo',
        'The request is refused: there is no obligation yet',
      ),
      holds: isRefusedFor(breaks(SOME_BREACH, rule, story), 'step-not-allowed-now'),
    },
  ];
}

function byAnother({ rule, version, good }: Of): readonly Scenario[] {
  const story = upTo(version, good);
  const actor = whoMayNot(story, rule.by);
  if (actor === undefined) return [];
  const command = { type: 'RecordBreach', on: sleeps(story), breach: SOME_BREACH } as const;
  return [
    {
      row: 'conditionality',
      given: text('Un percorso in corso', 'A percorso under way'),
      when: text(`${TOLD.it}, da chi non può`, `${TOLD.en}, by somebody who may not`),
      then: text(
        'La richiesta è respinta: spetta ad altri',
        'The request is refused: it is for somebody else',
      ),
      holds: isRefusedFor(asksToday(story, command, actor), 'step-of-another'),
    },
  ];
}

/** Nobody is sanctioned before a breach comes to that; only where a sanction is an exit of the programme. */
function notYetForfeited({ version, good }: Of): readonly Scenario[] {
  const isExit = version.exits.some(
    ({ exit, causes }) => exit === 'lost-requirement' && causes.includes('sanction'),
  );
  if (!isExit) return [];
  const story = upTo(version, good);
  const command = { type: 'ReportLostRequirement', on: sleeps(story), cause: 'sanction' } as const;
  return [
    {
      row: 'conditionality',
      given: text('Un percorso in corso, senza mancanze', 'A percorso under way, without breaches'),
      when: text('Il CPI comunica la decadenza per sanzione', 'The CPI tells that the place is forfeited'),
      then: text('La richiesta è respinta', 'The request is refused'),
      holds: isRefusedFor(asksToday(story, command), 'sanction-not-reached'),
    },
  ];
}
