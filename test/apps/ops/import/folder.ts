import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCodiceFiscale } from '../../../../domain/codice-fiscale';

/** A row as its cells by column; a text is a line as it stands. */
type Cells = Readonly<Record<string, string>>;
type Row = Cells | string;

/** A folder of the regional system as a test writes it: what is not given is empty, or what every folder has. */
export interface Written {
  readonly adesioni?: readonly Row[];
  readonly azioni?: readonly Row[];
  readonly comunicazioni?: readonly Row[];
  readonly uscite?: readonly Row[];
  readonly incentivi?: readonly Row[];
  readonly apl?: readonly Row[];
  readonly cpi?: readonly Row[];
  readonly comuni?: readonly Row[];
  readonly aree_crisi?: readonly Row[];
}

const COLUMNS = {
  apl: 'codice_fiscale;denominazione;natura;accreditata_dal;accreditata_al;sospesa_dal;sospesa_al',
  cpi: 'codice;denominazione;provincia',
  comuni: 'belfiore;denominazione;provincia;regione;soppresso_dal',
  aree_crisi: 'comune;tipo;dal;al',
  adesioni:
    'id_adesione;codice_fiscale;cognome;nome;sesso;data_nascita;comune_nascita;cittadinanza;comune_residenza;comune_domicilio;cpi;data_did;sostegno_reddito;data_adesione;data_presa_in_carico;data_profilazione;indice_profilo;data_patto;apl;data_scelta_apl;tutor;data_primo_incontro;data_piano',
  azioni: 'id_azione;id_adesione;tipo;data;durata_minuti;modalita;erogatore;esito',
  comunicazioni:
    'protocollo;data_ricezione;tipo_comunicazione;tipo_evento;modulo;codice_fiscale;datore_cf;contratto;data_evento;data_fine_prevista;ore_settimanali;ore_tempo_pieno;protocollo_riferimento',
  uscite: 'id_adesione;data;causa;dettaglio',
  incentivi:
    'id_domanda;data;datore_cf;codice_fiscale;protocollo_assunzione;ore_settimanali;ore_tempo_pieno;sede_comune',
} as const;
type FileName = keyof typeof COLUMNS;

const APL = '57894950971';
export const CLOSED_APL = '67653560978';
export const SUSPENDED_APL = '52980650502';
export const LATE_APL = '62728540469';
const CPI = 'D612C000002';

const ALWAYS: { readonly [file in FileName]?: readonly Row[] } = {
  apl: [
    { codice_fiscale: APL, denominazione: 'Ginestra', natura: 'privato', accreditata_dal: '10/08/2011' },
    {
      codice_fiscale: CLOSED_APL,
      denominazione: 'Rotta',
      natura: 'privato',
      accreditata_dal: '10/08/2011',
      accreditata_al: '31/12/2019',
    },
    {
      codice_fiscale: SUSPENDED_APL,
      denominazione: 'Cantiere',
      natura: 'privato',
      accreditata_dal: '10/08/2011',
      sospesa_dal: '01/02/2020',
      sospesa_al: '30/06/2020',
    },
    { codice_fiscale: LATE_APL, denominazione: 'Bussola', natura: 'pubblico', accreditata_dal: '01/07/2020' },
  ],
  cpi: [{ codice: CPI, denominazione: 'CPI Firenze', provincia: 'FI' }],
  comuni: [
    { belfiore: 'D612', denominazione: 'Firenze', provincia: 'FI', regione: 'Toscana' },
    { belfiore: 'A944', denominazione: 'Bologna', provincia: 'BO', regione: 'Emilia-Romagna' },
  ],
  aree_crisi: [{ comune: 'D612', tipo: 'regionale', dal: '01/01/2016', al: '31/12/2022' }],
};

/** Writes the files into a new folder, or into the one given. */
export function writeFolder(
  written: Written,
  into = mkdtempSync(join(tmpdir(), 'percorsi-import-')),
): string {
  mkdirSync(into, { recursive: true });
  for (const [file, header] of Object.entries(COLUMNS) as [FileName, string][]) {
    const rows = written[file] ?? ALWAYS[file] ?? [];
    writeFileSync(
      join(into, `${file}.csv`),
      `${[header, ...rows.map((row) => line(header, row))].join('\n')}\n`,
    );
  }
  return into;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** A row as a line of its file. */
export function lineOf(file: FileName, row: Row): string {
  return line(COLUMNS[file], row);
}

function line(header: string, row: Row): string {
  if (typeof row === 'string') return row;
  return header
    .split(';')
    .map((column) => quoted(row[column] ?? ''))
    .join(';');
}

const quoted = (cell: string): string => (/[;"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The tax code of the nth person, a man born on 10/12/1985 unless another year is given. */
export function taxCode(nth: number, year = 85): string {
  const name = [0, 1, 2].map((place) => LETTERS[Math.floor(nth / 26 ** place) % 26] ?? 'A').join('');
  return checked(`QQQ${name}${String(year).padStart(2, '0')}T10D612`);
}

/** The other form of a tax code: its last digit as a letter. */
export function omocodeOf(code: string): string {
  return checked(code.slice(0, 14) + ('LMNPQRSTUV'[Number(code[14])] ?? ''));
}

function checked(first15: string): string {
  const letter = LETTERS.split('').find((one) => parseCodiceFiscale(first15 + one) !== undefined);
  return first15 + (letter ?? '');
}

/** A good adhesion of the nth person, up to the plan. */
export function adhesion(nth: number, cells: Cells = {}): Cells {
  return {
    id_adesione: `A-${nth}`,
    codice_fiscale: taxCode(nth),
    cognome: 'ROSSI',
    nome: `MARIO ${nth}`,
    sesso: 'M',
    data_nascita: '10/12/1985',
    comune_nascita: 'D612',
    cittadinanza: 'IT',
    comune_residenza: 'D612',
    comune_domicilio: 'D612',
    cpi: CPI,
    data_did: '01/10/2019',
    data_adesione: '10/02/2020',
    data_presa_in_carico: '11/02/2020',
    data_profilazione: '12/02/2020',
    indice_profilo: '0,5000',
    data_patto: '13/02/2020',
    apl: APL,
    data_scelta_apl: '17/02/2020',
    tutor: 'ELISA MARINO',
    data_primo_incontro: '19/02/2020',
    data_piano: '20/02/2020',
    ...cells,
  };
}

/** The same adhesion as far as the assegno: nobody was chosen. */
export function issuedOnly(nth: number, cells: Cells = {}): Cells {
  const none = { apl: '', data_scelta_apl: '', tutor: '', data_primo_incontro: '', data_piano: '' };
  return adhesion(nth, { ...none, ...cells });
}

export function action(nth: number, of: number, cells: Cells = {}): Cells {
  return {
    id_azione: `AZ${nth}`,
    id_adesione: `A-${of}`,
    tipo: 'COLLOQUIO',
    data: '02/03/2020',
    durata_minuti: '60',
    modalita: 'PRESENZA',
    erogatore: APL,
    esito: 'SVOLTA',
    ...cells,
  };
}

/** A hire for two years, told on the day before. */
export function hire(nth: number, of: number, cells: Cells = {}): Cells {
  return {
    protocollo: `17${String(nth).padStart(14, '0')}`,
    data_ricezione: '31/03/2020',
    tipo_comunicazione: '01',
    tipo_evento: 'ASS',
    modulo: 'UL',
    codice_fiscale: taxCode(of),
    datore_cf: '57332950476',
    contratto: 'A.02.00',
    data_evento: '01/04/2020',
    data_fine_prevista: '31/03/2022',
    ore_settimanali: '40,00',
    ore_tempo_pieno: '40,00',
    ...cells,
  };
}

export function exit(of: number, cells: Cells = {}): Cells {
  return {
    id_adesione: `A-${of}`,
    data: '01/06/2020',
    causa: 'ABBANDONO',
    dettaglio: 'RINUNCIA_SCRITTA',
    ...cells,
  };
}

export function application(nth: number, of: number, cells: Cells = {}): Cells {
  return {
    id_domanda: `INC-${nth}`,
    data: '20/07/2020',
    datore_cf: '57332950476',
    codice_fiscale: taxCode(of),
    protocollo_assunzione: `17${String(nth).padStart(14, '0')}`,
    ore_settimanali: '40,00',
    ore_tempo_pieno: '40,00',
    sede_comune: 'D612',
    ...cells,
  };
}
