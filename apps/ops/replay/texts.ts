import type { Text } from '../../../domain/texts';
import { text } from '../../modules/texts/text';
import { counted, number } from '../text';

const STREAMS = [text('registro', 'stream'), text('registri', 'streams')] as const;
const FACTS = [text('fatto', 'fact'), text('fatti', 'facts')] as const;
const COMMANDS = [text('comando', 'command'), text('comandi', 'commands')] as const;
const DIFFERENCES = [text('differenza', 'difference'), text('differenze', 'differences')] as const;
const REFUSALS = [
  text('rifiuto per un impegno: confrontato come tale', 'refusal by a claim: compared as such'),
  text('rifiuti per un impegno: confrontati come tali', 'refusals by a claim: compared as such'),
] as const;
const RUNS = [
  text('esecuzione ripetuta', 'run replayed'),
  text('esecuzioni ripetute', 'runs replayed'),
] as const;
const EVENTS = [text('evento', 'event'), text('eventi', 'events')] as const;

interface Counts {
  readonly streams: number;
  readonly facts: number;
  readonly commands: number;
  readonly differences: number;
}

/** What `replay` says. */
export const REPLAY_TEXTS = {
  oneOrAll: text('Indica un percorso, oppure --all per tutti', 'Name one percorso, or --all of them'),
  noSuchStream: text('Non c’è un registro con questo nome', 'The register has no such stream'),
  replayed: text('registri ripetuti', 'streams replayed'),
  notAsked: text('Motore: non interrogato.', 'Engine: not asked.'),
  register: ({ streams, facts, commands, differences }: Counts): Text => {
    const [of, held] = [counted(streams, ...STREAMS), counted(facts, ...FACTS)];
    const [again, found] = [counted(commands, ...COMMANDS), counted(differences, ...DIFFERENCES)];
    return text(
      `Registro: ${of.it}, ${held.it} e ${again.it} decisi di nuovo; ${found.it}.`,
      `Register: ${of.en}, ${held.en} and ${again.en} decided again; ${found.en}.`,
    );
  },
  claims: (count: number): Text => {
    const refusals = counted(count, ...REFUSALS);
    return text(`  ${refusals.it}.`, `  ${refusals.en}.`);
  },
  after: (stream: string, version: number, cause: string): Text =>
    text(
      `  ${stream} dopo la versione ${version}, ${cause}`,
      `  ${stream} after version ${version}, ${cause}`,
    ),
  engine: (replayed: number, differing: number, gone: number): Text => {
    const [runs, streams] = [counted(replayed, ...RUNS), counted(gone, ...STREAMS)];
    const differ = number(differing);
    return text(
      `Motore: ${runs.it}, diverse ${differ.it}; ${streams.it} non più conservati.`,
      `Engine: ${runs.en}, ${differ.en} differ; ${streams.en} no longer kept.`,
    );
  },
  run: (stream: string, runId: string, count: number): Text => {
    const events = counted(count, ...EVENTS);
    return text(`  ${stream} esecuzione ${runId}, ${events.it}`, `  ${stream} run ${runId}, ${events.en}`);
  },
} as const;
