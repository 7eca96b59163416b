import type { Duration, StepRule } from '../pathway';
import type { ProgrammeVersion } from '../programme';
import { found, type Finding } from './finding';
import { before, reachable } from './order';

/** Whether each step can be reached, taken by somebody, and left; and whether the service begins and ends. */
export function pathway(version: ProgrammeVersion): readonly Finding[] {
  const reached = reachable(version.pathway);
  const held = version.pathway.filter(({ step }) => reached.includes(step));
  return [
    ...version.pathway.filter(({ step }) => !reached.includes(step)).map(unreachable),
    ...held.flatMap((rule) => withoutTaker(rule, version)),
    ...held.flatMap((rule) => withoutWayOut(rule, version)),
    ...service(version),
    ...exits(version),
  ];
}

function unreachable({ step, after }: StepRule): Finding {
  const awaited = after.join(', ');
  return found('step-unreachable', `pathway.${step}`, [
    `A questo passo non si arriva mai: viene dopo ${awaited}, e da nessun primo passo si arriva fin lì.`,
    `This step is never reached: it comes after ${awaited}, and no first step leads there.`,
  ]);
}

function withoutTaker({ step, by }: StepRule, { pathway: all, providers }: ProgrammeVersion) {
  const row = `pathway.${step}`;
  if (by.length === 0)
    return [
      found('step-without-taker', row, ['Nessuno può compiere questo passo.', 'Nobody may take this step.']),
    ];
  const isChosen = providers !== null && all.some((rule) => rule.step === 'choice');
  if (isChosen || by.some((taker) => taker !== 'provider')) return [];
  return [
    found('step-without-taker', row, [
      'Il passo spetta all’operatore scelto, ma nel programma nessuno lo sceglie.',
      'The step is for the chosen provider, but nobody is chosen in the programme.',
    ]),
  ];
}

/** While a step is waited for, its term may lapse, the service may end, or the person may leave. */
function withoutWayOut({ step, due }: StepRule, { pathway: all, clock, exits: ways }: ProgrammeVersion) {
  const lapses = due?.otherwise === 'lapse';
  const hasBegun = clock !== null && before(step, all).includes(clock.from);
  if (lapses || hasBegun || ways.length > 0) return [];
  return [
    found('step-without-way-out', `pathway.${step}`, [
      'Chi è fermo a questo passo non ne esce: non c’è termine che decada, né fine del servizio, né causa di uscita.',
      'Whoever waits at this step cannot leave it: no term lapses, no service ends, and there is no exit.',
    ]),
  ];
}

function service({ clock, pathway: all }: ProgrammeVersion): readonly Finding[] {
  if (clock === null)
    return [
      found('never-concludes', 'clock', [
        'Il servizio non ha una durata: nessun percorso si conclude da sé.',
        'The service has no length: no percorso concludes by itself.',
      ]),
    ];
  const { length, it, en } = lengthOf(clock);
  if (reachable(all).includes(clock.from) && length > 0) return [];
  return [
    found('clock-never-starts', 'clock', [
      `La durata di ${it} parte dal passo «${clock.from}», a cui non si arriva, o è nulla.`,
      `The ${en} run from the step "${clock.from}", which is never reached, or are none.`,
    ]),
  ];
}

function lengthOf(duration: Duration) {
  return 'months' in duration
    ? { length: duration.months, it: `${duration.months} mesi`, en: `${duration.months} months` }
    : { length: duration.days, it: `${duration.days} giorni`, en: `${duration.days} days` };
}

function exits({ exits: all }: ProgrammeVersion): readonly Finding[] {
  return all
    .filter(({ causes }) => causes.length === 0)
    .map(({ exit }) =>
      found('exit-without-cause', `exits.${exit}`, [
        'L’uscita non ha cause: nessuno può comunicarla.',
        'The exit has no cause: nobody can tell it.',
      ]),
    );
}
