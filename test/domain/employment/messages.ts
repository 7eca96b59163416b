import fc from 'fast-check';
import type { Communication } from '../../../domain/employment/communication';
import {
  parseContractCode,
  parseEmployerId,
  parseProtocol,
  type ContractCode,
  type EmployerId,
  type Protocol,
} from '../../../domain/identifiers';
import { addDays, type CivilDate } from '../../../domain/time/civil-date';
import { day, made } from '../values';

export const protocol = (number: number): Protocol =>
  made(parseProtocol, `17${String(number).padStart(14, '0')}`);
export const contract = (code: string): ContractCode => made(parseContractCode, code);
export const MILL: EmployerId = made(parseEmployerId, '00000000001');
export const FARM: EmployerId = made(parseEmployerId, '00000000002');

type Changes = Partial<Communication>;

/** A full-time hire received the day before it begins: fixed term up to `to`, or open-ended without it. */
export function hire(
  number: number,
  [from, to]: readonly [string, string?],
  changes: Changes = {},
): Communication {
  return {
    protocol: protocol(number),
    receivedOn: addDays(day(from), -1),
    kind: 'ordinary',
    event: 'hire',
    module: 'ordinary',
    employer: MILL,
    contract: contract(to === undefined ? 'A.01.00' : 'A.02.00'),
    eventOn: day(from),
    plannedEndOn: to === undefined ? null : day(to),
    weeklyHours: 4000,
    fullTimeHours: 4000,
    refersTo: null,
    ...changes,
  };
}

/** A later message about what `of` is about, received ten days after it. */
function after(of: Communication, changes: Changes): Communication {
  return { ...of, receivedOn: addDays(of.receivedOn, 10), refersTo: of.protocol, ...changes };
}

export function extension(number: number, of: Communication, to: string): Communication {
  return after(of, {
    protocol: protocol(number),
    kind: 'ordinary',
    event: 'extension',
    eventOn: day(to),
    plannedEndOn: day(to),
  });
}

/** To open-ended and unchanged hours, unless `changes` says otherwise. */
export function conversion(number: number, of: Communication, changes: Changes): Communication {
  const openEnded = { contract: contract('A.01.00'), plannedEndOn: null };
  return after(of, {
    protocol: protocol(number),
    kind: 'ordinary',
    event: 'conversion',
    ...openEnded,
    ...changes,
  });
}

export function end(number: number, of: Communication, on: string): Communication {
  return after(of, { protocol: protocol(number), kind: 'ordinary', event: 'end', eventOn: day(on) });
}

export function rectification(number: number, of: Communication, changes: Changes): Communication {
  return after(of, { protocol: protocol(number), kind: 'rectification', ...changes });
}

export function annulment(number: number, of: Communication): Communication {
  return after(of, { protocol: protocol(number), kind: 'annulment' });
}

export function receivedOn(message: Communication, on: string): Communication {
  return { ...message, receivedOn: day(on) };
}

const FIRST = day('2020-01-01');
const days = (min: number, max: number): fc.Arbitrary<CivilDate> =>
  fc.integer({ min, max }).map((count) => addDays(FIRST, count));

const contents = fc.record({
  kind: fc.constantFrom(
    'ordinary' as const,
    'ordinary' as const,
    'rectification' as const,
    'annulment' as const,
  ),
  event: fc.constantFrom('hire' as const, 'extension' as const, 'conversion' as const, 'end' as const),
  receivedOn: days(0, 60),
  eventOn: days(0, 300),
  plannedEndOn: fc.option(days(150, 700)),
  contract: fc.constantFrom(...['A.01.00', 'A.02.00', 'A.03.09', 'A.05.02', 'C.01.00'].map(contract)),
  module: fc.constantFrom('ordinary' as const, 'temp-agency' as const, 'domestic' as const),
  employer: fc.constantFrom(MILL, FARM),
  weeklyHours: fc.option(fc.constantFrom(1999, 2000, 4000)),
  fullTimeHours: fc.constant(4000),
  refersTo: fc.nat({ max: 13 }).map(protocol),
});

/** Up to twelve messages of one person about each other or about none; at least one in three is a hire. */
export const histories: fc.Arbitrary<readonly Communication[]> = fc
  .array(contents, { minLength: 1, maxLength: 12 })
  .map((all) =>
    all.map((content, index): Communication => {
      const own = { ...content, protocol: protocol(index) };
      return index % 3 === 0 ? { ...own, kind: 'ordinary', event: 'hire', refersTo: null } : own;
    }),
  );

/** The same messages in another order, some of them again and received later. */
export const rearranged = (messages: readonly Communication[]): fc.Arbitrary<readonly Communication[]> =>
  fc
    .subarray([...messages])
    .map((again) => again.map((message) => ({ ...message, receivedOn: addDays(message.receivedOn, 3) })))
    .chain((again) => {
      const all = [...messages, ...again];
      return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
    });
