import type { CpiId, RegionCode } from '../../../../domain/identifiers';
import { cpiStream } from '../../../../domain/identifiers';
import type { Facts } from '../../../../domain/programmes/facts';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { CPI, OFFICES, regionOf } from '../../../../domain/simulation/cast';
import { adhesionOf } from '../../../../domain/simulation/person';
import type { Story } from '../../../../domain/simulation/story';
import { text } from '../../../modules/texts/text';
import { region } from '../page/words';
import { asksToday, isRefusedFor, openIn, sleeps } from './asking';
import type { Scenario } from './scenario';
import { before, PLAIN, upTo } from './scene';
import { MEETS_ALL } from './who';

/** An office of nobody in a region that is not that of the programme. */
const ELSEWHERE = 'Z998C000001' as string as CpiId;
const [HERE, BESIDE] = OFFICES;

/** Which offices take adhesions: one of the region, and one of another. */
export function offices(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const { offices: rule } = version;
  if (rule === null || HERE === undefined) return [];
  const there = otherThan(rule.region);
  const row = 'offices';
  return [
    {
      row,
      given: MEETS_ALL,
      when: text(
        `Aderisce presso un CPI: ${region(rule.region)}`,
        `She adheres at a CPI: ${region(rule.region)}`,
      ),
      then: text('L’adesione è accolta', 'The adhesion is taken'),
      holds: adheresAt(HERE, version, good).verdict === 'accepted',
    },
    {
      row,
      given: MEETS_ALL,
      when: text(`Aderisce presso un CPI: ${region(there)}`, `She adheres at a CPI: ${region(there)}`),
      then: text(
        'L’adesione è respinta: il CPI è di un’altra regione',
        'The adhesion is refused: the CPI is of another region',
      ),
      holds: isRefusedFor(adheresAt(ELSEWHERE, version, good), 'cpi-of-another-region'),
    },
  ];
}

function adheresAt(cpi: CpiId, version: ProgrammeVersion, facts: Facts): ReturnType<Story['ask']> {
  const story = before(version);
  opens(story);
  const { command } = adhesionOf({ version, chance: PLAIN, on: story.today() }, story.ids);
  return asksToday(story, { ...command, cpi, facts, registers: 'read' });
}

function opens(story: Story): void {
  const entry = { name: 'Simulated elsewhere', region: otherThan(regionOf(story.version)), to: null };
  story.tell(cpiStream(ELSEWHERE), { type: 'RegisterCpi', ...entry, from: story.today() });
}

function otherThan(one: RegionCode): RegionCode {
  return (one === '01' ? '02' : '01') as RegionCode;
}

/** Another office holds a percorso; the one that holds it already does not, nor one that the programme does not have. */
export function transfers(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const row = 'acts.transfer';
  const given = text('Un percorso in corso', 'A percorso under way');
  const to = (cpi: CpiId | undefined): ReturnType<typeof transferred> => transferred(version, good, cpi);
  const moved = to(BESIDE);
  return [
    {
      row,
      given,
      when: text(
        'La persona si trasferisce nella regione: il percorso passa a un altro CPI',
        'The person moves within the region: the percorso goes to another CPI',
      ),
      then: text(
        'L’altro CPI ne è titolare, e il percorso continua',
        'The other CPI holds it, and it goes on',
      ),
      holds: moved.decision.verdict === 'accepted' && moved.cpi === BESIDE,
    },
    {
      row,
      given,
      when: text('Passa al CPI che ne è già titolare', 'It goes to the CPI that holds it already'),
      then: text('La richiesta è respinta', 'The request is refused'),
      holds: isRefusedFor(to(HERE).decision, 'transfer-to-same-cpi'),
    },
    ...(version.offices === null
      ? []
      : [
          {
            row,
            given,
            when: text('Passa a un CPI di un’altra regione', 'It goes to a CPI of another region'),
            then: text('La richiesta è respinta', 'The request is refused'),
            holds: isRefusedFor(to(ELSEWHERE).decision, 'cpi-of-another-region'),
          },
        ]),
  ];
}

function transferred(version: ProgrammeVersion, good: Facts, cpi: CpiId | undefined) {
  if (cpi === undefined) throw new Error('There is no second office');
  const story = upTo(version, good);
  opens(story);
  const on = sleeps(story);
  const command = { type: 'TransferPercorso', on, cpi, because: 'moved-within-region' } as const;
  const decision = asksToday(story, command, CPI);
  return { decision, cpi: openIn(story).cpi };
}
