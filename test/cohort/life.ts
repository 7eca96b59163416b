import { acceptedAdhesions, type Adhesion } from './accepted';
import { cell, hasTable, readTable, type Row } from './csv';
import { grouped } from './order';
import { plainForm } from './tax-code';

/** What the files tell of one accepted adhesion. */
export interface Life {
  readonly adhesion: Adhesion;
  readonly row: Row;
  readonly actions: readonly Row[];
  readonly exit: Row | undefined;
  /** The messages with which each job was first told, in the order of their reception. */
  readonly hires: readonly Row[];
  readonly applications: readonly Row[];
}

export function livesIn(folder: string): readonly Life[] {
  const by = (name: string, keyOf: (row: Row) => string) =>
    grouped(hasTable(folder, name) ? readTable(folder, name).rows : [], keyOf);
  const id = (row: Row) => cell(row, 'id_adesione');
  const person = (row: Row) => plainForm(cell(row, 'codice_fiscale'));
  const [rows, actions, exits] = [by('adesioni', id), by('azioni', id), by('uscite', id)];
  const [messages, applications] = [by('comunicazioni', person), by('incentivi', person)];
  return acceptedAdhesions(folder).flatMap((adhesion) => {
    const [row] = rows.get(adhesion.id) ?? [];
    if (row === undefined) return [];
    const told = messages.get(adhesion.person) ?? [];
    return {
      adhesion,
      row,
      actions: actions.get(adhesion.id) ?? [],
      exit: exits.get(adhesion.id)?.[0],
      hires: told.filter(isFirstHire),
      applications: applications.get(adhesion.person) ?? [],
    };
  });
}

/** True for the first reception of a hire: not what corrects one, nor the same message sent again. */
function isFirstHire(row: Row, index: number, all: readonly Row[]): boolean {
  const protocol = cell(row, 'protocollo');
  const isFirst = all.findIndex((other) => cell(other, 'protocollo') === protocol) === index;
  return isFirst && cell(row, 'tipo_evento') === 'ASS' && cell(row, 'tipo_comunicazione') === '01';
}
