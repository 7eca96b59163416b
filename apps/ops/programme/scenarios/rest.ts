import type { Facts } from '../../../../domain/programmes/facts';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { activities } from './activities';
import { agreed } from './agreed';
import { changes } from './changes';
import { conditionality } from './conditionality';
import { envelope } from './envelope';
import { exits } from './exits';
import { facts } from './facts';
import { incentives } from './incentives';
import { offices, transfers } from './offices';
import { paths } from './paths';
import { providers } from './providers';
import { readers } from './readers';
import type { Scenario } from './scenario';
import { service } from './service';
import { team } from './team';
import { unemployment } from './unemployment';
import { lastDay } from './windows';

/** What the rules say beside steps, terms and money, each kind by its own reader. */
export function besideSteps(version: ProgrammeVersion, good: Facts): readonly Scenario[] {
  return [
    ...[lastDay, unemployment, offices, facts, exits, providers, changes, service],
    ...[activities, transfers, conditionality, agreed, paths, team, readers, envelope, incentives],
  ].flatMap((of) => of(version, good));
}
