import { forfeitures } from '../percorso/breaches';
import { providerOf } from '../percorso/state';
import { BREACHES } from '../programmes/conditionality';
import { PATH_CHANGE_CAUSES, PATHS } from '../programmes/paths';
import type { StepTaker } from '../programmes/pathway';
import { actorFor, CPI } from './cast';
import type { Story } from './story';

/** How many in ten thousand, where the programme provides for it. */
const SHARES = { breach: 2_000, again: 6_000, pathChange: 800, pattoChange: 3_000 } as const;
const OBLIGATION = 'obligation';

/** Means what befalls somebody only where the programme provides for it: obligations that are not kept, another path. */
export function planProvisions(story: Story): void {
  const { chance, version } = story;
  if (version.conditionality !== undefined && chance.happens(SHARES.breach))
    story.in(chance.between(30, 150), OBLIGATION, () => breach(story));
  if (version.paths !== undefined && chance.happens(SHARES.pathChange))
    story.in(chance.between(30, 150), 'path', () => changePath(story));
  if (version.profileRefresh !== undefined)
    story.in(version.profileRefresh.days + chance.between(1, 40), 'profile', () => refreshProfile(story));
  if (version.patto !== undefined && chance.happens(SHARES.pattoChange))
    story.in(chance.between(40, 150), 'patto', () => updatePatto(story));
}

/** One is not kept, and maybe another one after it; who has lost the place by it is told so. */
function breach(story: Story): void {
  const { chance, version } = story;
  const on = story.today();
  ask(story, version.conditionality?.by, { type: 'RecordBreach', on, breach: chance.oneOf(BREACHES) });
  const percorso = story.percorso();
  if (percorso.phase !== 'open') return;
  if (forfeitures(percorso, version).length > 0)
    story.ask({ command: { type: 'ReportLostRequirement', on, cause: 'sanction' }, actor: CPI });
  else if (chance.happens(SHARES.again)) story.in(chance.between(5, 30), OBLIGATION, () => breach(story));
}

function changePath(story: Story): void {
  const { chance, version } = story;
  const [path, because] = [chance.oneOf(PATHS), chance.oneOf(PATH_CHANGE_CAUSES)];
  ask(story, version.paths?.by, { type: 'ChangePath', on: story.today(), path, because });
}

/** She is measured again, nearer to work or farther. */
function refreshProfile(story: Story): void {
  const on = story.today();
  ask(story, ['cpi'], { type: 'RefreshProfile', on, profileIndex: story.chance.between(0, 10_000) });
}

/** Contacts become more frequent, or rarer. */
function updatePatto(story: Story): void {
  const contents = { contactEveryDays: story.chance.between(7, 60) };
  ask(story, ['cpi'], { type: 'UpdatePatto', on: story.today(), because: 'updated', contents });
}

/** Asked by the first who may. */
function ask(
  story: Story,
  [by]: readonly StepTaker[] = [],
  command: Parameters<Story['ask']>[0]['command'],
): void {
  const percorso = story.percorso();
  if (percorso.phase === 'open' && by !== undefined)
    story.ask({ command, actor: actorFor(by, providerOf(percorso)?.lead) });
}
