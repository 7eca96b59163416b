import type { Breach, Ladder, Sanction } from '../../../../domain/programmes/conditionality';
import { DISTANCES, type Distance, type Needs, type PathsRule } from '../../../../domain/programmes/paths';
import type { ExitName } from '../../../../domain/programmes/pathway';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import type { FileReader } from '../../../../domain/programmes/restricted';
import type { Text } from '../../../../domain/texts';
import { codeText } from '../../../modules/texts/codes';
import { joined, text } from '../../../modules/texts/text';
import { counted, number } from '../../text';
import { AND, line, listed, NOBODY, OR, type Line } from './line';
import { EXITS, quoted, step, takers } from './words';

/** How profile and needs lead to a path, and who changes it. */
export function paths({ paths: rule }: ProgrammeVersion): readonly Line[] {
  if (rule === undefined) return [];
  const { once, by, bounds, source } = rule;
  const [low, medium] = [number(bounds.low / 10_000, 4), number(bounds.medium / 10_000, 4)];
  return [
    line('paths', source, [
      `Profilo e bisogni portano a un percorso; dal passo ${step(once).it} lo può cambiare ${takers(by).it}.`,
      `Profile and needs lead to a path; from the step ${step(once).en} on ${takers(by).en} may change it.`,
    ]),
    line('paths.bounds', bounds.source, [
      `Con un indice di profilazione fino a ${low.it} la persona è vicina al lavoro, fino a ${medium.it} non lontana, oltre lontana.`,
      `With a profile index up to ${low.en} the person is near to work, up to ${medium.en} not far, beyond it far.`,
    ]),
    ...(Object.keys(rule.paths) as Needs[]).map((needs) => needsLine(needs, rule)),
  ];
}

const NEARNESS: { readonly [distance in Distance]: Text } = {
  low: text('vicina', 'near'),
  medium: text('non lontana', 'not far'),
  high: text('lontana', 'far'),
};

/** The path of each distance; those that lead to the same are told together. */
function needsLine(needs: Needs, { paths: all }: PathsRule): Line {
  const row = all[needs];
  const parts = [...new Set(Object.values(row))].map((path) => {
    const near = DISTANCES.filter((distance) => row[distance] === path);
    const [said, when] = [quoted(codeText('path', path)), nearness(near)];
    return text(`percorso ${said.it}${when.it}`, `path ${said.en}${when.en}`);
  });
  const [need, led] = [quoted(codeText('needs', needs)), joined(parts, '; ')];
  return line(`paths.paths.${needs}`, null, [`${need.it}: ${led.it}.`, `${need.en}: ${led.en}.`]);
}

/** Nothing where the distance does not matter. */
function nearness(all: readonly Distance[]): Text {
  const said = listed(
    all.map((distance) => NEARNESS[distance]),
    OR,
  );
  return all.length === DISTANCES.length ? text('', '') : text(` se ${said.it}`, ` if ${said.en}`);
}

/** Which obligations there are, and what becomes of those that are not kept. */
export function obligations({ conditionality: rule }: ProgrammeVersion): readonly Line[] {
  if (rule === undefined) return [];
  const { once, by, ladders, source } = rule;
  return [
    line('conditionality', source, [
      `Una mancanza senza giustificato motivo la comunica ${takers(by).it}, dal passo ${step(once).it}.`,
      `A breach without a justified reason is told by ${takers(by).en}, from the step ${step(once).en} on.`,
    ]),
    ...(Object.keys(ladders) as Breach[]).map((breach) => ladderLine(breach, ladders[breach])),
  ];
}

/** What nobody is put through without a proceeding. */
export function dueProcess({ dueProcess: rule }: ProgrammeVersion): readonly Line[] {
  if (rule === undefined) return [];
  const { source, rejection, ...exits } = rule;
  const named = (Object.keys(exits) as ExitName[]).flatMap((exit) => {
    const causes = exits[exit].map((cause) => quoted(codeText('cause', cause)));
    const said = listed(causes, OR);
    return causes.length === 0
      ? []
      : [text(`${EXITS[exit].it} (${said.it})`, `${EXITS[exit].en} (${said.en})`)];
  });
  const rejected = text('rigetto dell’adesione', 'rejection of the adhesion');
  const all = joined(rejection === true ? [...named, rejected] : named, '; ');
  return [
    line('dueProcess', source, [`Solo con un procedimento: ${all.it}.`, `By a proceeding only: ${all.en}.`]),
  ];
}

function ladderLine(breach: Breach, { sanctions, source }: Ladder): Line {
  const said = codeText('breach', breach);
  const steps = joined(
    sanctions.map((sanction, index) => {
      const [time, what] = [index + 1, sanctionWords(sanction)];
      return time === sanctions.length
        ? text(`dalla ${time}ª volta in poi ${what.it}`, `from time ${time} on ${what.en}`)
        : text(`la ${time}ª volta ${what.it}`, `time ${time} ${what.en}`);
    }),
    '; ',
  );
  return line(`conditionality.ladders.${breach}`, source, [
    `${said.it}: ${steps.it}.`,
    `${said.en}: ${steps.en}.`,
  ]);
}

export function sanctionWords(sanction: Sanction): Text {
  if (sanction === 'forfeiture')
    return text('si decade dal beneficio e dal percorso', 'the benefit and the place are forfeited');
  const { lostMonths } = sanction;
  if (lostMonths === 0) return text('si conta soltanto', 'is only counted');
  const months = counted(lostMonths, text('mensilità', 'month'), text('mensilità', 'months'));
  return text(`si perde il beneficio per ${months.it}`, `the benefit is lost for ${months.en}`);
}

const READERS: { readonly [reader in FileReader]: Text } = {
  'holding-office': text('il CPI che ne è titolare', 'the CPI that holds it'),
  'chosen-provider': text('l’operatore scelto', 'the chosen provider'),
  manager: text('chi è responsabile del programma', 'who answers for the programme'),
  operator: text('chi gestisce il sistema', 'who runs the system'),
};

/** Who alone may see a percorso. */
export function readers({ restricted }: ProgrammeVersion): readonly Line[] {
  if (restricted === undefined) return [];
  const { seenBy, source } = restricted;
  const who =
    seenBy.length === 0
      ? NOBODY
      : listed(
          seenBy.map((reader) => READERS[reader]),
          AND,
        );
  return [
    line('restricted', source, [
      `Chi può vedere un percorso: ${who.it}; per ogni altro non esiste.`,
      `Who may see a percorso: ${who.en}; for anybody else it does not exist.`,
    ]),
  ];
}
