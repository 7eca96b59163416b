import { parsePercorsoId, percorsoStream, type PercorsoId } from '../../../../domain/identifiers';
import { incompatibleWith, programmeIn, type Rulebook } from '../../../../domain/programmes/rulebook';
import type { Incompatibility, ProgrammeVersion } from '../../../../domain/programmes/programme';
import { asIfOpen, CPI, idsOf, toldBefore } from '../../../../domain/simulation/cast';
import { adhesionOf } from '../../../../domain/simulation/person';
import { registerUnder } from '../../../../domain/simulation/register';
import { personOf, storyOf, type Story } from '../../../../domain/simulation/story';
import { addDays, type CivilDate } from '../../../../domain/time/civil-date';
import { text } from '../../../modules/texts/text';
import { day } from '../../text';
import { asksOf, comes } from './asking';
import type { Scenario } from './scenario';
import { adheres, firstDay, PLAIN, somebody } from './scene';
import { meetsAll } from './lacking';

/** Of each programme that this one excludes somebody who is in one of the two and asks for the other. */
export function incompatible(version: ProgrammeVersion, rulebook: Rulebook): readonly Scenario[] {
  return incompatibleWith(rulebook, version.code).flatMap(({ programme, source }) => {
    const other = programmeIn(rulebook, programme)?.versions.at(-1);
    const pair = other === undefined ? undefined : days(asIfOpen(version), asIfOpen(other));
    if (pair === undefined) return [];
    const { first, second } = pair;
    const rule = { programmes: [first.version.code, second.version.code], source } as const;
    const [refused, otherwise] = [twice(pair, [rule]), twice(pair, [])];
    return [
      {
        row: `incompatibilities.${programme}`,
        source,
        given: text(
          `Una persona che ha aderito a ${first.version.code} il ${day(first.on)}`,
          `A person who adhered to ${first.version.code} on ${day(first.on)}`,
        ),
        when: text(
          `Aderisce a ${second.version.code} il ${day(second.on)}`,
          `She adheres to ${second.version.code} on ${day(second.on)}`,
        ),
        then: text(
          'L’adesione è respinta finché il primo percorso è in corso',
          'The adhesion is refused as long as the first percorso is open',
        ),
        holds: refused?.verdict === 'refused' && otherwise?.verdict === 'accepted',
      },
    ];
  });
}

interface Adhesion {
  readonly version: ProgrammeVersion;
  readonly on: CivilDate;
}
interface Pair {
  readonly first: Adhesion;
  readonly second: Adhesion;
}

/** A day on which the one may be adhered to, and a later one for the other; undefined where the other had closed by then. */
function days(one: ProgrammeVersion, other: ProgrammeVersion): Pair | undefined {
  const [earlier, later] = firstDay(one) <= firstDay(other) ? [one, other] : [other, one];
  const [opens, closes] = [firstDay(later), earlier.adhesionTo];
  const on = closes < opens ? closes : opens;
  const next = addDays(on, 1);
  const second = next < opens ? opens : next;
  if (second > later.adhesionTo) return undefined;
  return { first: { version: earlier, on }, second: { version: later, on: second } };
}

/** Somebody adheres to both, under those incompatibilities; what the second adhesion is answered. */
function twice({ first, second }: Pair, incompatibilities: readonly Incompatibility[]) {
  const goods = [first, second].map(({ version, on }) => somebody(version, meetsAll(version, on), on));
  const [one, other] = goods;
  if (one === undefined || other === undefined) return undefined;
  const story = inBothProgrammes({ first, second }, incompatibilities);
  adheres(story, one);
  comes(story, second.on);
  const about = { version: second.version, chance: PLAIN, on: second.on };
  const { command } = adhesionOf(about, story.ids);
  const asked = { command: { ...command, facts: other }, actor: CPI };
  return asksOf(story, percorsoStream(SECOND), asked);
}

const SECOND = parsePercorsoId('00000000-0000-4000-8006-000000000000') as PercorsoId;

function inBothProgrammes({ first, second }: Pair, incompatibilities: readonly Incompatibility[]): Story {
  const { version, on } = first;
  const versions = [version, second.version];
  const programmes = versions.map((one) => ({ code: one.code, versions: [one], figures: null }));
  const register = registerUnder({ programmes, incompatibilities });
  const story = storyOf({ version, chance: PLAIN, ids: idsOf(0) }, register, on);
  for (const { stream, command, actor } of versions.flatMap(toldBefore))
    asksOf(story, stream, { command, actor });
  story.tell(personOf(story), { type: 'RegisterPerson' });
  return story;
}
