import type {
  ChangeRule,
  Clock,
  ExitRule,
  Silence,
  StepRule,
  StepTaker,
  StepTerm,
} from '../../../../domain/programmes/pathway';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import type { Term } from '../../../../domain/programmes/term';
import type { Text } from '../../../../domain/texts';
import { DEADLINE_TEXTS } from '../../../modules/texts/pathway';
import { codeText } from '../../../modules/texts/codes';
import { text } from '../../../modules/texts/text';
import { day } from '../../text';
import { line, type Line } from './line';
import { bodies, causes, EXITS, step, steps, takers } from './words';

/** The steps in their order, each with its term. */
export function pathway({ pathway: all }: ProgrammeVersion): readonly Line[] {
  return all.flatMap((rule) => [stepLine(rule), ...termLine(rule)]);
}

function stepLine({ step: name, after, by, source }: StepRule): Line {
  const title = DEADLINE_TEXTS[name];
  const [it, en] =
    after.length === 0
      ? [', prima di ogni altro passo', ', before any other step']
      : [`, dopo ${steps(after).it}`, `, after ${steps(after).en}`];
  return line(`pathway.${name}`, source, [
    `${title.it}: lo compie ${takers(by).it}${it}.`,
    `${title.en}: taken by ${takers(by).en}${en}.`,
  ]);
}

const SILENCES: { readonly [silence in Silence]: Text } = {
  lapse: text('il diritto decade', 'the right lapses'),
  reopen: text('si sceglie di nuovo l’operatore', 'a provider is chosen again'),
  tell: text('si avvisano le parti', 'the parties are told'),
};

const COUNTED: { readonly [counted in StepTerm['counted']]: Text } = {
  'from-the-act': text('dal giorno del passo', 'from the day of the step'),
  'from-its-recording': text('dalla registrazione del passo', 'from the recording of the step'),
};

function termLine({ step: name, due }: StepRule): readonly Line[] {
  if (due === null) return [];
  const { term, from, counted, otherwise } = due;
  const [days, since, silence] = [length(term), COUNTED[counted], SILENCES[otherwise]];
  return [
    line(`pathway.${name}.due.term`, term.source, [
      `${DEADLINE_TEXTS[name].it}: entro ${days.it} ${since.it} ${step(from).it}; altrimenti ${silence.it}.`,
      `${DEADLINE_TEXTS[name].en}: within ${days.en} ${since.en} ${step(from).en}; otherwise ${silence.en}.`,
    ]),
  ];
}

/** How long a term is. */
export function length({ days, workingDays, rollsToWorkingDay }: Term): Text {
  if (workingDays === true) return text(`${days} giorni lavorativi`, `${days} working days`);
  return rollsToWorkingDay
    ? text(`${days} giorni (se festivo, il primo lavorativo)`, `${days} days (a holiday rolls on)`)
    : text(`${days} giorni`, `${days} days`);
}

/** How long the service lasts, who gives it, and what may change of that. */
export function service({ clock, providers, changes, acts }: ProgrammeVersion): readonly Line[] {
  return [
    ...(clock === null ? [] : clockLines(clock)),
    line('acts.conclusion', acts.conclusion, [
      'Alla fine della durata il percorso si conclude.',
      'At the end of its length the percorso concludes.',
    ]),
    ...(providers === null ? [] : providerLines(providers)),
    changeLine('provider', changes.provider, text('l’operatore', 'the provider')),
    changeLine('tutor', changes.tutor, text('il tutor', 'the tutor')),
    line('acts.transfer', acts.transfer, [
      'Un altro CPI può prendere il percorso: termini, operatore e denaro restano com’erano.',
      'Another CPI may take the percorso over: terms, provider and money stay as they were.',
    ]),
  ];
}

function clockLines(clock: Clock): readonly Line[] {
  const { from, choosingAgain, source } = clock;
  const lasts =
    'months' in clock
      ? text(`${clock.months} mesi`, `${clock.months} months`)
      : text(`${clock.days} giorni`, `${clock.days} days`);
  const waits = choosingAgain.service === 'waits';
  return [
    line('clock', source, [
      `Il servizio dura ${lasts.it} dal passo ${step(from).it}.`,
      `The service lasts ${lasts.en} from the step ${step(from).en}.`,
    ]),
    line('clock.choosingAgain', choosingAgain.source, [
      waits
        ? 'Chi deve scegliere di nuovo l’operatore è atteso oltre la fine del servizio.'
        : 'Il servizio finisce anche mentre si sceglie di nuovo l’operatore.',
      waits
        ? 'Whoever has to choose a provider again is waited for beyond the end of the service.'
        : 'The service ends also while a provider is chosen again.',
    ]),
  ];
}

function providerLines({ kinds, shape, accreditation, source }: NonNullable<ProgrammeVersion['providers']>) {
  const [it, en] =
    shape === 'one' ? ['uno solo', 'one of them'] : ['una rete con un capofila', 'a network with a lead'];
  const { everyDayFrom } = accreditation;
  return [
    line('providers', source, [
      `Il servizio lo danno ${bodies(kinds).it}: ${it}.`,
      `The service is given by ${bodies(kinds).en}: ${en}.`,
    ]),
    line('providers.accreditation', accreditation.source, [
      everyDayFrom === null
        ? 'L’accreditamento si guarda il giorno della scelta.'
        : `L’accreditamento si guarda il giorno della scelta, e dal ${day(everyDayFrom)} ogni giorno.`,
      everyDayFrom === null
        ? 'The accreditation is looked at on the day of the choice.'
        : `The accreditation is looked at on the day of the choice, and from ${day(everyDayFrom)} on every day.`,
    ]),
  ];
}

function changeLine(name: string, { most, by, once, withinDays, source }: ChangeRule, what: Text): Line {
  const within =
    withinDays === null
      ? text('', '')
      : text(
          `, entro ${withinDays} giorni dalla prima scelta`,
          `, within ${withinDays} days of the first choice`,
        );
  if (most === 0)
    return line(`changes.${name}`, source, [
      `Non si può cambiare ${what.it}.`,
      `${capital(what.en)} may not change.`,
    ]);
  return line(`changes.${name}`, source, [
    `Si può cambiare ${what.it} ${times(most).it} dal passo ${step(once).it}${within.it}; lo chiede ${takers(by).it}.`,
    `${capital(what.en)} may change ${times(most).en} from the step ${step(once).en} on${within.en}; ${takers(by).en} asks it.`,
  ]);
}

function times(most: number): Text {
  return most === 1 ? text('una volta', 'once') : text(`${most} volte`, `${most} times`);
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** How a person leaves before the end, and who may tell it. */
export function exits({ exits: all, acts }: ProgrammeVersion): readonly Line[] {
  return [
    ...all.map((rule) => exitLine(rule)),
    line('acts.death', acts.death, [
      'Alla morte della persona il percorso si chiude quel giorno.',
      'At the death of the person the percorso closes on that day.',
    ]),
  ];
}

function exitLine({ exit, causes: all, tellers, source }: ExitRule): Line {
  const said: { readonly [cause in string]?: readonly StepTaker[] } = tellers;
  const told = all.flatMap((cause) => {
    const by = said[cause];
    return by === undefined ? [] : [{ cause: codeText('cause', cause), by: takers(by) }];
  });
  const tellersIt = told.map(({ cause, by }) => `${cause.it.toLowerCase()}: ${by.it}`).join('; ');
  const tellersEn = told.map(({ cause, by }) => `${cause.en.toLowerCase()}: ${by.en}`).join('; ');
  return line(`exits.${exit}`, source, [
    `${EXITS[exit].it}: ${causes(all).it}${tellersIt === '' ? '' : `. Lo comunica: ${tellersIt}`}.`,
    `${EXITS[exit].en}: ${causes(all).en}${tellersEn === '' ? '' : `. Told by: ${tellersEn}`}.`,
  ]);
}
