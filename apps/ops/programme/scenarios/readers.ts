import type { Actor } from '../../../../domain/decider';
import { providerOf } from '../../../../domain/percorso/state';
import type { Facts } from '../../../../domain/programmes/facts';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import type { FileReader } from '../../../../domain/programmes/restricted';
import { isSeen, sightOf } from '../../../../domain/programmes/sight';
import { bodyOf, kindOfProvider } from '../../../../domain/provider';
import { actorFor, BODIES, CPI, OFFICES, OFFICER, PERSON } from '../../../../domain/simulation/cast';
import type { Text } from '../../../../domain/texts';
import { text } from '../../../modules/texts/text';
import { openIn } from './asking';
import type { Scenario } from './scenario';
import { upTo } from './scene';

/** Who sees a restricted file, and for whom there is none. */
export function readers(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const { restricted } = version;
  if (restricted === undefined) return [];
  const story = upTo(version, good);
  const { cpi } = openIn(story);
  const lead = providerOf(story.percorso())?.lead;
  const apl = lead === undefined || kindOfProvider(lead) !== 'apl' ? null : bodyOf(lead);
  const seen = { programme: version.code, cpi, apl };
  return lookers(apl).map(({ actor, who, reads }): Scenario => {
    const isReader = reads !== null && restricted.seenBy.includes(reads);
    const sight = sightOf(actor, {
      programmes: [{ code: version.code, versions: [version], figures: null }],
    });
    return {
      row: 'restricted',
      given: text('Un percorso in corso', 'A percorso under way'),
      when: text(`Lo cerca ${who.it}`, `It is looked for by ${who.en}`),
      then: isReader
        ? text('Lo vede', 'It is seen')
        : text('Per chi cerca non esiste', 'For who looks there is none'),
      holds: isSeen(sight, seen) === isReader,
    };
  });
}

interface Looker {
  readonly actor: Actor | null;
  readonly who: Text;
  /** As which reader; null for whom no programme can name. */
  readonly reads: FileReader | null;
}

/** The one that was chosen only where there is one. */
function lookers(apl: string | null): readonly Looker[] {
  const [, office = ''] = OFFICES;
  const other = BODIES.find((one) => one !== apl) ?? '';
  const body: Actor = actorFor('provider', `apl/${other}` as never);
  return [
    { actor: CPI, who: text('il CPI che ne è titolare', 'the CPI that holds it'), reads: 'holding-office' },
    { actor: { ...CPI, organisation: office }, who: text('un altro CPI', 'another CPI'), reads: null },
    ...(apl === null
      ? []
      : [
          {
            actor: { ...body, organisation: apl },
            who: text('l’operatore scelto', 'the chosen provider'),
            reads: 'chosen-provider',
          } as const,
        ]),
    { actor: body, who: text('un altro operatore', 'another provider'), reads: null },
    {
      actor: OFFICER,
      who: text('chi è responsabile del programma', 'who answers for the programme'),
      reads: 'manager',
    },
    {
      actor: { ...OFFICER, role: 'operator' },
      who: text('chi gestisce il sistema', 'who runs the system'),
      reads: 'operator',
    },
    { actor: PERSON, who: text('un’altra persona', 'another person'), reads: null },
    { actor: null, who: text('chi non dice chi è', 'somebody who does not say who it is'), reads: null },
  ];
}
