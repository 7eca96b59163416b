import { isOpenOn, type Cpi } from '../cpi/cpi';
import { refuse, type Context, type Decision } from '../decider';
import { cpiStream, type CpiId } from '../identifiers';
import { bodyOf, kindOfProvider } from '../provider';
import type { Command } from './step';
import type { ProgrammeVersion } from '../programmes/programme';
import { notMet } from '../ruling';
import type { CivilDate } from '../time/civil-date';

/**
 * Why an office cannot have percorsi of a programme on a day: the register does not have it, it is not open then, or it is of
 * another region. Undefined where it can. The decision has to read `cpiStream` of the office.
 */
export function officeRefused(
  { cpi, on }: { readonly cpi: CpiId; readonly on: CivilDate },
  { offices }: Pick<ProgrammeVersion, 'offices'>,
  { streams }: Pick<Context, 'streams'>,
): Decision<never> | undefined {
  const office = streams[cpiStream(cpi)] as Cpi;
  if (office.phase === 'none') return refuse('cpi-unknown', [cpi]);
  if (!isOpenOn(office, on)) return refuse('cpi-not-open', [cpi]);
  if (offices === null || office.region === offices.region) return undefined;
  return refuse('cpi-of-another-region', [cpi], [notMet(offices.source, { region: office.region })]);
}

/** The offices among the members of a choice, where it reads the register of them. */
export function officesChosen({ provider, registers }: Command<'ChooseApl'>): readonly CpiId[] {
  if (registers === undefined) return [];
  return provider.members.filter((one) => kindOfProvider(one) === 'cpi').map((one) => bodyOf(one) as CpiId);
}
