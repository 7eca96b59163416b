import type { PercorsoCommand } from '../../../../domain/percorso/commands';
import { stepIn } from '../../../../domain/percorso/state';
import type { Facts } from '../../../../domain/programmes/facts';
import {
  DISTANCES,
  NEEDS,
  PATH_CHANGE_CAUSES,
  PATHS,
  type Distance,
  type Needs,
  type PathsRule,
} from '../../../../domain/programmes/paths';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { stepBy } from '../../../../domain/simulation/acts';
import type { Story } from '../../../../domain/simulation/story';
import { codeText } from '../../../modules/texts/codes';
import { text } from '../../../modules/texts/text';
import { number } from '../../text';
import { quoted } from '../page/words';
import { asksToday, isRefusedFor, openIn, sleeps, whoActs } from './asking';
import type { Scenario } from './scenario';
import { adheres, before, inOrder, upTo } from './scene';

/** To which path each assessment leads, what the profile is held against, and how a path is changed. */
export function paths(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  const { paths: rule, pathway } = version;
  const isAssessed = ['profile', 'assessment'].every((name) => pathway.some(({ step }) => step === name));
  if (rule === undefined || !isAssessed) return [];
  const of = { rule, version, good };
  return [
    ...edges(rule).map((edge) => atEdge(edge, of)),
    ...NEEDS.flatMap((needs) => DISTANCES.map((distance) => assessed({ needs, distance }, of))),
    ...changed(of),
  ];
}

interface Of {
  readonly rule: PathsRule;
  readonly version: ProgrammeVersion;
  readonly good: Facts;
}
interface Edge {
  readonly profileIndex: number;
  readonly distance: Distance;
}

/** Each bound, and one ten-thousandth beyond it. */
function edges({ bounds: { low, medium } }: PathsRule): readonly Edge[] {
  return [
    { profileIndex: low, distance: 'low' },
    { profileIndex: low + 1, distance: low + 1 <= medium ? 'medium' : 'high' },
    { profileIndex: medium, distance: medium <= low ? 'low' : 'medium' },
    { profileIndex: medium + 1, distance: 'high' },
  ];
}

const WHOLE = 10_000;

function atEdge({ profileIndex, distance }: Edge, { version, good }: Of): Scenario {
  const story = assessing({ profileIndex, needs: NEEDS[0] }, version, good);
  const told = story.register
    .factsOf(story.percorsoStream)
    .findLast(({ event }) => event.type === 'PathAssigned');
  const said = number(profileIndex / WHOLE, 4);
  return {
    row: 'paths.bounds',
    given: text(`Un indice di profilazione di ${said.it}`, `A profile index of ${said.en}`),
    when: text('Il CPI valuta i bisogni della persona', 'The CPI assesses the needs of the person'),
    then: codeText('distance', distance),
    holds:
      told?.basis.some(({ facts }) => facts.distance === distance && facts.profileIndex === profileIndex) ===
      true,
  };
}

/** A profile index of each distance. */
function indexOf(distance: Distance, { bounds }: PathsRule): number {
  return { low: bounds.low, medium: bounds.medium, high: WHOLE }[distance];
}

function assessed(
  { needs, distance }: { readonly needs: Needs; readonly distance: Distance },
  { rule, version, good }: Of,
): Scenario {
  const story = assessing({ profileIndex: indexOf(distance, rule), needs }, version, good);
  const path = rule.paths[needs][distance];
  const [near, need, led] = [
    codeText('distance', distance),
    quoted(codeText('needs', needs)),
    codeText('path', path),
  ];
  return {
    row: 'paths',
    given: near,
    when: text(`Il CPI trova: ${need.it}`, `The CPI finds: ${need.en}`),
    then: text(`Percorso ${led.it}`, `Path ${led.en}`),
    holds: stepIn(story.percorso(), 'assessment')?.path === path,
  };
}

/** A percorso up to its assessment, with that profile and those needs. */
function assessing(
  { profileIndex, needs }: { readonly profileIndex: number; readonly needs: Needs },
  version: ProgrammeVersion,
  good: Facts,
): Story {
  const story = before(version);
  adheres(story, good);
  for (const rule of inOrder(version)) {
    const act = stepBy(rule, openIn(story), { on: sleeps(story), cast: story });
    story.ask({
      ...act,
      command: { ...act.command, ...saying(act.command, { profileIndex, needs }) },
    });
    if (rule.step === 'assessment') return story;
  }
  return story;
}

function saying(
  { type }: PercorsoCommand,
  { profileIndex, needs }: { readonly profileIndex: number; readonly needs: Needs },
): object {
  if (type === 'AssignProfile') return { profileIndex };
  return type === 'AssessNeeds' ? { needs } : {};
}

/** For each reason; to the same path nobody is changed. */
function changed({ rule, version, good }: Of): readonly Scenario[] {
  const from = stepIn(upTo(version, good).percorso(), 'assessment')?.path;
  const to = PATHS.find((one) => one !== from);
  if (from === undefined || to === undefined) return [];
  const ask = (path: typeof to, because: (typeof PATH_CHANGE_CAUSES)[number]) => {
    const story = upTo(version, good);
    const command = { type: 'ChangePath', on: sleeps(story), path, because } as const;
    const decision = asksToday(story, command, whoActs(story, rule.by[0]));
    return { decision, path: stepIn(story.percorso(), 'assessment')?.path };
  };
  const [before, after] = [codeText('path', from), codeText('path', to)];
  const given = text(`Una persona nel percorso ${before.it}`, `A person in path ${before.en}`);
  const same = ask(from, PATH_CHANGE_CAUSES[0]);
  return [
    ...PATH_CHANGE_CAUSES.map((because) => {
      const said = codeText('pathChange', because);
      const { decision, path } = ask(to, because);
      return {
        row: 'paths',
        given,
        when: text(`Si cambia percorso: ${said.it}`, `The path is changed: ${said.en}`),
        then: text(`Percorso ${after.it}`, `Path ${after.en}`),
        holds: decision.verdict === 'accepted' && path === to,
      };
    }),
    {
      row: 'paths',
      given,
      when: text('Si cambia nello stesso percorso', 'It is changed to the same path'),
      then: text('La richiesta è respinta', 'The request is refused'),
      holds: isRefusedFor(same.decision, 'path-already-assigned'),
    },
  ];
}
